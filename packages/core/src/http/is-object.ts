/** An object or an array, as opposed to a plain value and to null. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
