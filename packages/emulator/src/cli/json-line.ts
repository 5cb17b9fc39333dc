/** The line and the column of a position in a text, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function skipSpace(text: string, at: number): number {
  let next = at
  while (/\s/.test(text[next] ?? '')) next++
  return next
}

function endOfString(text: string, at: number): number {
  let next = at + 1
  while (text[next] !== '"') next += text[next] === '\\' ? 2 : 1
  return next + 1
}

/** Finds the end of the value that starts at a position in a JSON text. */
function endOfValue(text: string, at: number): number {
  if (text[at] === '"') return endOfString(text, at)
  if (text[at] !== '{' && text[at] !== '[') return at + (/^[^\s,\]}]+/.exec(text.slice(at))?.[0].length ?? 0)
  let next = at + 1
  for (let depth = 1; depth > 0; ) {
    const character = text[next]
    if (character === '"') next = endOfString(text, next)
    else {
      if (character === '{' || character === '[') depth++
      if (character === '}' || character === ']') depth--
      next++
    }
  }
  return next
}

/** Lists the members of the object or array at a position: their names, and the positions of name and value. */
function* members(text: string, at: number): Generator<{ name: string; start: number; value: number }> {
  const list = text[at] === '['
  if (!list && text[at] !== '{') return
  let next = skipSpace(text, at + 1)
  for (let index = 0; text[next] !== '}' && text[next] !== ']'; index++) {
    const start = next
    const keyEnd = list ? start : endOfString(text, start)
    const name = list ? String(index) : (JSON.parse(text.slice(start, keyEnd)) as string)
    const value = list ? start : skipSpace(text, skipSpace(text, keyEnd) + 1)
    yield { name, start, value }
    next = skipSpace(text, endOfValue(text, value))
    if (text[next] === ',') next = skipSpace(text, next + 1)
  }
}

/** Finds the position of a path such as `users.1.name` in a JSON text, or of the longest part of it that exists. */
export function placeOfPath(text: string, path: string): Place {
  let start = skipSpace(text, 0)
  let value = start
  for (const key of path.split('.')) {
    const found = [...members(text, value)].find(({ name }) => name === key)
    if (!found) break
    start = found.start
    value = found.value
  }
  return placeAt(text, start)
}
