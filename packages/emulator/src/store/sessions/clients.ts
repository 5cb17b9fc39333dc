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

export function insertClient(db: Database, now: number): ClientRow {
  const id = newId('client', now)
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

/** Creates a token that identifies a browser to a development app through the address. */
export function newDevBrowser(db: Database, clientId: string, now: number): string {
  const token = newId('dvb', now)
  db.run('INSERT INTO dev_browsers (token, client_id) VALUES (?, ?)', token, clientId)
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
