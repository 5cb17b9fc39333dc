/** Primary result codes of SQLite that a person can do something about. */
const problems: Readonly<Record<number, string>> = {
  5: 'another process has locked it',
  8: 'it is read-only',
  10: 'reading or writing it failed',
  11: 'it is damaged',
  13: 'the disk is full',
  14: 'it cannot be opened',
  26: 'it is not a database',
}

/** The reason for an error of node:sqlite in words; nothing for any other error. */
export function sqliteProblem(error: unknown): string | undefined {
  const { code, errcode = 0, message } = error as NodeJS.ErrnoException & { errcode?: number }
  if (code !== 'ERR_SQLITE_ERROR') return undefined
  return problems[errcode & 0xff] ?? message
}
