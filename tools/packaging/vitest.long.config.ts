import { project } from '../../vitest.project.ts'

/** Checks that take minutes: `pnpm run check:long`. */
export default project('packaging-long', { include: ['long/**/*.test.ts'], maxWorkers: 1, sequence: { groupOrder: 1 } })
