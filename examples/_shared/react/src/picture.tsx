/** Somebody's picture. */
export function Picture({ src, alt, size }: { readonly src: string; readonly alt: string; readonly size: number }) {
  return <img className="picture" src={src} alt={alt} width={size} height={size} />
}
