export const attributes = ['page-size', 'role-key', 'address-prefix'] as const

export const pageSizeOf = (element: Element): number =>
  Math.max(1, Math.min(500, Number(element.getAttribute('page-size')) || 25))

/** Undefined if the table must not change the address. */
export function prefixOf(element: Element): string | undefined {
  const prefix = element.getAttribute('address-prefix') ?? 'users-'
  return prefix === 'none' ? undefined : prefix
}
