/**
 * The tables as SQL has them. Instants are Unix milliseconds, `*_json` columns are JSON text, flags
 * are 0 or 1. `partnership` stands on every table with content: it is what a larger database would
 * be divided by.
 */
export type Tables = {
  setting: { key: string; value: string };
  counter: { name: string; value: number };
  reference_entry: ReferenceEntryRow;
  person: PersonTable;
  sign_in_link: SignInLinkTable;
  session: SessionTable;
  client: ClientTable;
  change_log: ChangeLogTable;
  record: RecordTable;
  quarantine: QuarantineTable;
  server_key: ServerKeyTable;
  cleared_storage: ClearedStorageTable;
  photo: PhotoTable;
  photo_part: PhotoPartTable;
  /** PostgreSQL only. */
  sign_in_try: { address: string; tokens: number; at: number };
};

type ReferenceEntryRow = {
  partnership: string;
  /** `wards`, `lists.crewRoles` …: a path into the reference. */
  collection: string;
  /** Order in the list, which is the order people see. */
  ordinal: number;
  data_json: string;
};

type PersonTable = {
  id: string;
  partnership: string;
  name: string;
  role: string;
  organisation: string;
  zones_json: string;
  hub: string | null;
  is_active: number;
  /** Came from `seeds/`: gets a sign-in link at every start. */
  is_seeded: number;
};

type SignInLinkTable = {
  code_hash: string;
  person: string;
  ends_at: number;
  used_at: number | null;
  /** Printed by the server as it started; withdrawn by the next start. */
  is_from_start: number;
  /** The try that used it, and the session that it made. */
  attempt: string | null;
  session: string | null;
};

type SessionTable = {
  id: string;
  token_hash: string;
  person: string;
  device: string;
  started_at: number;
  last_seen_at: number;
  ends_at: number;
  revoked_at: number | null;
};

type ClientTable = {
  id: string;
  partnership: string;
  person: string;
  last_seq: number;
  made_at: number;
  /** The session that it last came with; `null` before releases told. */
  session: string | null;
  /** How many changes it said it held beyond `last_seq` when it last came (S17). */
  waiting: number;
  came_at: number | null;
};

type ClearedStorageTable = {
  client: string;
  partnership: string;
  person: string;
  session: string;
  /** What came after it under the same sign-in. */
  next_client: string;
  waiting: number;
  came_at: number;
  noticed_at: number;
};

type ServerKeyTable = {
  id: string;
  /** Ed25519, raw, base64url. */
  receipt_key: string;
  /** P-256, raw, base64url. */
  seal_key: string;
  made_at: number;
};

type ChangeLogTable = {
  client: string;
  seq: number;
  change_id: string;
  partnership: string;
  person: string;
  record: string;
  /** SHA-256 of the change without its `seq`: the same change may come from a renewed client. */
  hash: string;
  outcome_json: string;
  at: number;
  /** 1: the change had been answered before, under another number. */
  is_again: number;
};

type RecordTable = {
  id: string;
  partnership: string;
  kind: string;
  author: string;
  organisation: string;
  zones_json: string;
  /** Zones, hubs and outcomes it ever had: who may have seen it before. */
  ever_json: string;
  fields_json: string;
  marks_json: string;
  superseded_json: string;
  version: number;
  position: number;
  /** PostgreSQL only: the transaction that wrote it, an `xid8`. */
  tx?: string | undefined;
  created_at: number;
  changed_at: number;
  received_at: number;
  receipt_code: string;
  is_deleted: number;
  is_demonstration: number;
};

type QuarantineTable = {
  id: string;
  partnership: string;
  person: string;
  client: string;
  hash: string;
  raw_json: string;
  fault_code: string;
  at: number;
};

type PhotoTable = {
  /** The record that names it; beside the partnership all of its key. */
  record: string;
  /** SHA-256 of all its bytes, in hex. */
  hash: string;
  partnership: string;
  bytes_here: number;
  /** When its last part came. */
  came_at: number;
  whole_at: number | null;
};

type PhotoPartTable = {
  record: string;
  hash: string;
  /** Where in the photo it begins. */
  begins: number;
  partnership: string;
  bytes: Uint8Array;
};
