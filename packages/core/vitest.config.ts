import { project } from '../../vitest.project.ts'

export default project('core', { typecheck: { enabled: true, include: ['test/**/*.test-d.ts'] } })
