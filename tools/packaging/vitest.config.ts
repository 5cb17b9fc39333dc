import { configDefaults } from 'vitest/config'
import { project } from '../../vitest.project.ts'

// The cases are apps of their own, which tests copy and run.
export default project('packaging', { exclude: [...configDefaults.exclude, 'test/cases/**'] })
