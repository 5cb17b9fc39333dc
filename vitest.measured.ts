/** Options of a test that measures time: a busy machine can spoil a measurement, so that it is taken again. */
export const measured = { retry: 2 } as const
