/** True for an object or an array, but not for null. */
export const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
