import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { receiptCodeIn } from '../../src/app/features/receipt/receipt-code.ts';
import { fileNameOf, receiptText } from '../../src/app/features/receipt/receipt-text.ts';
import { heldReceiptOf, isSigned } from '../../src/device/receipts.ts';
import type { ReceiptRow } from '../../src/device/rows.ts';
import { statementOf } from '../../src/sync/statement.ts';
import { idOf } from '../support/changes.ts';
import { newTestKeys, testStart } from '../support/server.ts';

const { receipt: key } = newTestKeys();

function rowAt(at: number, codes: readonly string[] = ['OTTER-0001', 'RIVER-7214']): ReceiptRow {
  const lines = codes.map((code) => ({ receipt: code, record: idOf(code), hash: 'ab'.repeat(32) }));
  const statement = statementOf('olive-officer', at, lines);
  return {
    codes,
    kinds: codes.map(() => 'incident'),
    statement,
    signature: { key: key.id, value: key.sign(statement) },
    publicKey: key.key,
  };
}

test.each([
  ['RIVER-7214', 'RIVER-7214'],
  [' river 7214 ', 'RIVER-7214'],
  ['River7214.', 'RIVER-7214'],
  ['river – 0042', 'RIVER-0042'],
  ['https://beat.example/receipt/RIVER-7214', 'RIVER-7214'],
  ['RIVER-721', null],
  ['7214', null],
  ['', null],
  ['__proto__', null],
])('of what is typed as %j the code is %j', (typed, code) => {
  expect(receiptCodeIn(typed)).toBe(code);
});

test('a receipt that is held tells when it was first received and last, and its own record’s kind', () => {
  const first: ReceiptRow = { ...rowAt(testStart), kinds: ['patrol', 'incident'] };
  expect(heldReceiptOf('RIVER-7214', [first, rowAt(testStart + 5000)])).toMatchObject({
    kind: 'incident',
    at: testStart,
    lastAt: testStart + 5000,
    signed: { statement: first.statement, key: { id: key.id, key: key.key } },
  });
  expect(heldReceiptOf('RIVER-7214', [])).toBeNull();
});

test('[S16] a page checks what the phone holds each time that it shows it', async () => {
  const signed = heldReceiptOf('RIVER-7214', [rowAt(testStart)])?.signed;
  if (!signed) throw new Error('nothing held');
  expect(await isSigned(signed)).toBe(true);
  const later = signed.statement.replace(String(testStart), String(testStart - 1));
  expect(await isSigned({ ...signed, statement: later })).toBe(false);
  expect(await isSigned({ ...signed, signature: 'nonsense!' })).toBe(false);
  const other = { ...signed.key, key: newTestKeys(2).receipt.key };
  expect(await isSigned({ ...signed, key: other })).toBe(false);
});

const hasOpenSsl = spawnSync('sh', ['-c', 'openssl version']).status === 0;

test(`[S16] the text says how to check it, and its own commands do${hasOpenSsl ? '' : ' (no openssl here)'}`, async () => {
  const code = 'RIVER-7214';
  const signed = heldReceiptOf(code, [rowAt(testStart)])?.signed;
  if (!signed) throw new Error('nothing held');
  const received = 'Received on Sunday 22 November 2026 at 12:00';
  const text = receiptText({ code, what: 'incident', received }, signed);
  expect(text).toContain(signed.statement);
  expect(text).not.toContain('undefined');
  const commands = text.split('\n').filter((line) => /^(?:printf|sed|openssl) /.test(line));
  expect(commands).toHaveLength(4);
  if (!hasOpenSsl) return;

  const folder = await mkdtemp(join(tmpdir(), 'beatbook-receipt-'));
  const said = async (content: string) => {
    await writeFile(join(folder, fileNameOf(code)), content);
    return spawnSync('sh', ['-c', commands.join('\n')], { cwd: folder, encoding: 'utf8' }).stdout;
  };
  expect((await said(text)).trim()).toBe('Signature Verified Successfully');
  expect(await readFile(join(folder, 'statement'), 'utf8')).toBe(signed.statement);
  expect(await said(text.replace('OTTER-0001', 'OTTER-0002'))).not.toContain('Successfully');
  await rm(folder, { recursive: true });
});
