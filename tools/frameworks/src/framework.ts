import type { Framework as EmulatorFramework } from '@account-routes/emulator'

/** A framework, or a major version of one that has an example of its own. */
export interface Framework {
  /** Names the folders `examples/<name>` and `tools/conformance/servers/<name>`, and the word after `npm start --`. */
  readonly name: string
  /** The framework's name in documents and test reports. */
  readonly title: string
  /** The adapter. Rows may share one. */
  readonly package: `@account-routes/${string}`
  /** Clerk's SDK for the framework, or the one that Clerk's documents name where Clerk has none. */
  readonly sdk: string
  /** The emulator's name for the variables that the SDK reads. Rows of one adapter share it. */
  readonly env: EmulatorFramework
  /** The names of these variables. The emulator's own table is generated from them. */
  readonly variables: Variables
  /** `node`: the example is a program that listens. `web`: a framework builds it, and it renders pages on the server. */
  readonly kind: 'node' | 'web'
  /** The path of the example's one route that is mounted alone. The whole table is at `/api/account` everywhere. */
  readonly single: `/${string}`
  /** Arguments of `node` that start the built example, in its folder. */
  readonly start: readonly string[]
  /** Conformance checks that the framework makes impossible, each with the reason. */
  readonly limits: Readonly<Record<string, string>>
  readonly matrix: Matrix
}

/** How the names that an SDK reads differ from Clerk's, such as `CLERK_SECRET_KEY`. */
export interface Variables {
  /** @default no prefix */
  readonly serverPrefix?: string
  /** Prefixes that a bundler exposes to the browser. With two, the SDK reads both. */
  readonly browserPrefixes: readonly string[]
  /** Names of the SDK's own, each with Clerk's name for the same value. */
  readonly aliases?: Readonly<Record<string, string>>
}

export type Versions = Readonly<Record<string, string>>

/** Versions that the support matrix runs. */
export interface Matrix {
  /** Newest first. */
  readonly frameworks: readonly FrameworkVersion[]
  /** Versions of Clerk's SDK, newest first. */
  readonly sdks: readonly string[]
  /** The newest versions below the supported range; they show that the range is no narrower than it has to be. */
  readonly tooOld?: readonly FrameworkVersion[]
}

export interface FrameworkVersion {
  readonly versions: Versions
  /** Packages whose versions must change along with the framework's. */
  readonly companions?: Versions
  /** The version of Clerk's SDK, where the newest does not support this version of the framework. */
  readonly sdk?: string
  /** Changes to the example for this version. */
  readonly changes?: Changes
}

export interface Changes {
  /** New names by file. */
  readonly rename?: Readonly<Record<string, string>>
  /** By file, a text and its replacement. */
  readonly edit?: Readonly<Record<string, readonly [text: string, replacement: string]>>
  /** Whole contents by file. */
  readonly write?: Readonly<Record<string, string>>
  readonly start?: readonly string[]
  /** The SDK has its keys written into the build, so the build needs them. */
  readonly keysInBuild?: true
}
