import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReceiptState, ReceiptView } from '@bitan/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Api } from './play/api.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

/** Somebody who wrote to the office, stays unknown, and has nothing but the code of a receipt. */
describe('the holder of a receipt', () => {
  let office: TestOffice;
  let officer: Api;
  let petition: Petition;
  let code: string;
  let holder: Api;
  beforeAll(async () => {
    office = await openOffice();
    officer = await office.as('officer');
    petition = await Petition.register(office, '张明', { content: '匿名来信。' });
    holder = new Api(office.url, '');
    ({ code } = await issue());
  }, 60_000);
  afterAll(() => office.stop());

  const issue = () =>
    officer.call<{ code: string; state: ReceiptState }>(
      'POST',
      `/api/cases/${petition.id}/receipt`,
      {},
    );
  const look = (by = code) => holder.call<ReceiptView>('POST', '/api/receipt', { code: by });

  it('is told where the matter stands, and nothing that identifies anyone', async () => {
    const view = await look(code.toLowerCase().replaceAll('-', ' '));
    expect(view.status['zh-CN']).toBe('已受理，正在研究处理');
    expect(view.receivedOn).toBe('2026-01-05');
    expect(view.explains.map(({ title }) => title['zh-CN'])).toContain('反映人如何知道结果');
    const said = JSON.stringify(view);
    const { number, title } = await petition.view();
    for (const secret of ['张明', number, title, petition.id, '匿名来信']) {
      expect(said).not.toContain(secret);
    }
  });

  it('writes what only named roles read, with a reason and on record', async () => {
    const body = { code, kind: 'evidence', text: '我在现场看到了王某某收下信封。' };
    const key = { 'idempotency-key': randomUUID() };
    await holder.call('POST', '/api/receipt/messages', body, key);
    const again = await holder.call<ReceiptView>('POST', '/api/receipt/messages', body, key);
    expect(again.messages.map(({ kind }) => kind.id)).toEqual(['evidence']);
    expect(JSON.stringify(again)).not.toContain('信封');

    const database = join(office.server.runtime.config.data, 'bitan.sqlite');
    const stored =
      (await readFile(database, 'latin1')) + (await readFile(`${database}-wal`, 'latin1'));
    expect(stored).not.toContain(Buffer.from('信封').toString('latin1'));

    const opened = await officer.call<{ answers: Record<string, { text: string }> }>(
      'POST',
      `/api/cases/${petition.id}/seals/receipt`,
      { reason: '核对新证据' },
    );
    expect(Object.values(opened.answers).map(({ text }) => text)).toEqual([body.text]);
    const reviewer = await office.as('reviewer');
    const refused = await reviewer.refused('POST', `/api/cases/${petition.id}/seals/receipt`, {
      reason: '好奇',
    });
    expect(refused.status).toBe(403);
    const { entries } = await (await office.as('auditor')).call<{ entries: { event: string }[] }>(
      'GET',
      '/api/audit',
    );
    const events = entries.map(({ event }) => event);
    for (const event of ['receipt.issued', 'receipt.message', 'vault.open']) {
      expect(events).toContain(event);
    }
  });

  it('is told what is wrong with what was sent, and nothing was kept of it', async () => {
    const wrongKind = await holder.refused('POST', '/api/receipt/messages', {
      code,
      kind: 'gossip',
      text: '…',
    });
    expect(wrongKind.errors?.map(({ pointer }) => pointer)).toEqual(['/kind']);
    const empty = await holder.refused('POST', '/api/receipt/messages', {
      code,
      kind: 'other',
      text: '   ',
    });
    expect(empty.errors?.map(({ pointer }) => pointer)).toEqual(['/text']);
    expect((await look()).messages).toHaveLength(1);
  });

  it('rates the matter once it is closed, once, and the rating names nobody', async () => {
    const early = await holder.refused('POST', '/api/receipt/rating', { code, value: 'satisfied' });
    expect(early.status).toBe(409);
    const other = await Petition.register(office, '张明', { duplicate: true });
    const closed = await officer.call<{ code: string }>(
      'POST',
      `/api/cases/${other.id}/receipt`,
      {},
    );
    expect((await look(closed.code)).rating?.values.map(({ id }) => id)).toEqual([
      'satisfied',
      'fair',
      'dissatisfied',
    ]);
    const unknown = await holder.refused('POST', '/api/receipt/rating', {
      code: closed.code,
      value: 'superb',
    });
    expect(unknown.errors?.map(({ pointer }) => pointer)).toEqual(['/value']);
    const rated = await holder.call<ReceiptView>('POST', '/api/receipt/rating', {
      code: closed.code,
      value: 'fair',
    });
    expect(rated.rating?.given?.id).toBe('fair');
    const twice = await holder.refused('POST', '/api/receipt/rating', {
      code: closed.code,
      value: 'satisfied',
    });
    expect(twice.status).toBe(409);
    const state = await officer.call<ReceiptState>('GET', `/api/cases/${other.id}/receipt`);
    expect(state.rating?.id).toBe('fair');
  });

  it('has a new code when another receipt is given out, with what was written before', async () => {
    const before = code;
    ({ code } = await issue());
    expect((await holder.refused('POST', '/api/receipt', { code: before })).status).toBe(404);
    expect((await look()).messages).toHaveLength(1);
  });

  it('gets no further by guessing', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 21; n += 1) {
      const guess = `AAAA-AAAA-AAAA-${String(n).padStart(4, '0')}`;
      statuses.push((await holder.refused('POST', '/api/receipt', { code: guess })).status);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await holder.refused('POST', '/api/receipt', { code })).status).toBe(429);
  });
});
