const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

/** A day that reads the same on the server and in the browser. */
export function Day({ time }: { readonly time: number }) {
  const date = new Date(time)
  return <time dateTime={date.toISOString()}>{format.format(date)}</time>
}
