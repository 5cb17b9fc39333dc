/** At least seven, as medians of fewer say little. */
const rounds = Number(process.env.BENCH_ROUNDS ?? 7)

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/**
 * Measures sides in turn, in every round in another order, so that what else the machine does falls on all alike. The
 * first round is thrown away: it warms up.
 */
export async function interleaved<Name extends string, Sample>(
  sides: Readonly<Record<Name, () => Promise<Sample> | Sample>>,
  times = rounds,
): Promise<Record<Name, readonly Sample[]>> {
  const names = Object.keys(sides) as Name[]
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>
  for (let round = 0; round <= times; round++) {
    for (const name of round % 2 ? names : names.toReversed()) {
      const sample = await sides[name]()
      if (round > 0) samples[name].push(sample)
    }
  }
  return samples
}

const ratios = (ours: readonly number[], theirs: readonly number[]): readonly number[] =>
  ours.map((value, round) => value / (theirs[round] ?? Number.NaN)).toSorted((a, b) => a - b)

/** The median of the rounds' own ratios: within a round both sides had the same machine. */
export const ratio = (ours: readonly number[], theirs: readonly number[]): number => median(ratios(ours, theirs))

/** Between which ratios half of the rounds were: how far the median can be trusted. */
export function middleHalf(ours: readonly number[], theirs: readonly number[]): readonly number[] {
  const sorted = ratios(ours, theirs)
  return [0.25, 0.75].map((share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN)
}
