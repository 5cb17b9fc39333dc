declare module '$env/dynamic/public' {
  export const env: Readonly<Record<`PUBLIC_${string}`, string | undefined>>
}
