import { newId, newSecret } from '../../ids.ts'
import { type Database, pageSql } from '../database.ts'

/** A browser, identified by the secret in its cookie. */
export interface ClientRow {
  readonly id: string
  readonly secret: string
  readonly last_active_session_id: string | null
  readonly last_authentication_strategy: string | null
  readonly created_at: number
  readonly updated_at: number
}

/** Browsers without a session that are kept. Whatever opens a page makes one, as does an image of any site. */
const mostVisitors = 5000
/** Browsers that are made between two looks at how many there are. */
const lookEvery = 1000

const made = new WeakMap<Database, number>()

function forgetVisitors(db: Database): void {
  const count = (made.get(db) ?? 0) + 1
  made.set(db, count)
  if (count % lookEvery) return
  db.run(
    `DELETE FROM clients WHERE id IN (
      SELECT id FROM clients c WHERE NOT EXISTS (SELECT 1 FROM sessions WHERE client_id = c.id)
      ORDER BY created_at DESC, id DESC LIMIT -1 OFFSET ?)`,
    mostVisitors,
  )
}

export function insertClient(db: Database, now: number): ClientRow {
  const id = newId('client', now)
  forgetVisitors(db)
  db.run('INSERT INTO clients (id, secret, created_at, updated_at) VALUES (?, ?, ?, ?)', id, newSecret(), now, now)
  return findClient(db, id) as ClientRow
}

export function findClient(db: Database, id: string): ClientRow | undefined {
  return db.get<ClientRow>('SELECT * FROM clients WHERE id = ?', id)
}

export function findClientBySecret(db: Database, secret: string): ClientRow | undefined {
  return db.get<ClientRow>('SELECT * FROM clients WHERE secret = ?', secret)
}

export function listClients(db: Database, page: { readonly limit: number; readonly offset: number }): ClientRow[] {
  return db.all<ClientRow>(
    `SELECT * FROM clients ORDER BY created_at DESC, id DESC ${pageSql}`,
    page.limit,
    page.offset,
  )
}

export function countClients(db: Database): number {
  return db.get<{ n: number }>('SELECT count(*) AS n FROM clients')?.n ?? 0
}

/** Tokens that one browser keeps: each sign-in on a page of the emulator makes one. */
const mostTokens = 100

/** Creates a token that identifies a browser to a development app through the address. */
export function newDevBrowser(db: Database, clientId: string, now: number): string {
  const token = newId('dvb', now)
  db.run('INSERT INTO dev_browsers (token, client_id) VALUES (?, ?)', token, clientId)
  db.run(
    'DELETE FROM dev_browsers WHERE token = (SELECT token FROM dev_browsers WHERE client_id = ? AND token <> ? ORDER BY token DESC LIMIT 1 OFFSET ?)',
    clientId,
    token,
    mostTokens,
  )
  return token
}

export function findClientByDevBrowser(db: Database, token: string): ClientRow | undefined {
  return db.get<ClientRow>(
    'SELECT c.* FROM dev_browsers d JOIN clients c ON c.id = d.client_id WHERE d.token = ?',
    token,
  )
}

export function updateClient(
  db: Database,
  id: string,
  change: { readonly session: string | null; readonly strategy?: string },
  now: number,
): void {
  db.run(
    'UPDATE clients SET last_active_session_id = ?, last_authentication_strategy = coalesce(?, last_authentication_strategy), updated_at = ? WHERE id = ?',
    change.session,
    change.strategy ?? null,
    now,
    id,
  )
}
