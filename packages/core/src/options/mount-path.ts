import { OptionError } from './settings.ts'

/**
 * Checks the path of a mount and removes a slash at its end. The root is `''`.
 * @param option the name of the adapter's option, for the message
 * @throws OptionError if it could never match a request
 */
export function mountPath(option: string, path: string): string {
  if (typeof path !== 'string' || !path.startsWith('/') || /[?#\\]|\/\//.test(path))
    throw new OptionError(option, "must be a path that starts with a slash, such as '/api/account'")
  return path.endsWith('/') ? path.slice(0, -1) : path
}
