import { project } from '../../vitest.project.ts'

export default project('client', { typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] } })
