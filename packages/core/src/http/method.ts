export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** GET, HEAD and OPTIONS never change anything here (RFC 9110, section 9.2.1). */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
