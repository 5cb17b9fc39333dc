/** The ways to prove that a wallet is one's own. Coinbase and Base use the network in the browser, the others do not. */
export const walletStrategies = [
  'web3_metamask_signature',
  'web3_base_signature',
  'web3_coinbase_wallet_signature',
  'web3_okx_wallet_signature',
  'web3_solana_signature',
] as const

export const isWalletStrategy = (strategy: string): boolean =>
  (walletStrategies as readonly string[]).includes(strategy)

/** The blockchain of an address. */
export const chainOf = (address: string): 'Ethereum' | 'Solana' => (address.startsWith('0x') ? 'Ethereum' : 'Solana')

/** The strategies that fit an address. */
export function strategiesOf(address: string): readonly string[] {
  const isSolana = chainOf(address) === 'Solana'
  return walletStrategies.filter((strategy) => (strategy === 'web3_solana_signature') === isSolana)
}
