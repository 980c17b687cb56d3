import type { Text } from '@bitan/definitions';
import type { Message, Transaction } from '@bitan/store';
import { uuidv7 } from 'uuidv7';
import { unlessRefused } from '../http/refusal.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { tell } from '../supervise/tell.ts';
import { documentFile } from './enclosures.ts';
import { type Answer, type Enclosure, kinds, type Matter } from './message.ts';
import { awaited, settle } from './settle.ts';

/**
 * Brings what is in the outbox to other offices, soon after it was written. What fails stays and is
 * tried again.
 */
export function deliverer(runtime: Runtime, everyMs = 2000): { stop(): void } {
  let busy = false;
  const timer = setInterval(async () => {
    if (busy) return;
    busy = true;
    await deliverAll(runtime).catch((error) =>
      runtime.log.error({ err: error }, 'delivery failed'),
    );
    busy = false;
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

type Letter = Message & { readonly org: string };

/** Delivers every hand-over that has an office to go to, what goes after it, and every answer to one. */
export async function deliverAll(runtime: Runtime): Promise<void> {
  const { store, clock } = runtime;
  for (const message of await store.system.outbox.pending(Object.values(kinds), clock())) {
    if (!message.to) continue;
    // One that cannot be brought keeps no other from arriving.
    await bring(runtime, message).catch((error) =>
      runtime.log.error({ err: error, message: message.id }, 'delivery failed'),
    );
  }
}

/** A transaction reads nothing past itself: what it needs beside the rows is read before. */
async function bring(runtime: Runtime, message: Letter): Promise<void> {
  const { deliver } = runtime.store.system.outbox;
  const { org, to, payload } = message;
  switch (message.kind) {
    case kinds.enclosure: {
      const files = await copied(runtime, message);
      return deliver(message, (tx) => takeFiles(tx, (payload as Enclosure).of, files));
    }
    case kinds.received:
    case kinds.refused: {
      const how = message.kind === kinds.received ? 'received' : 'refused';
      const answered = await awaited(runtime, to, payload as Answer, { org, how });
      return deliver(message, async (tx) => answered && settle(runtime, tx, answered));
    }
    default: {
      const roles = await toTell(runtime, to, payload as Matter);
      const news = { kind: 'handover', text: came } as const;
      return deliver(message, (tx) => tell(tx, { roles }, news, runtime.clock()));
    }
  }
}

interface Copy {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Keeps the bytes of files for the other office, under its own key; what is read is checked against
 * the hash by which it was kept here.
 */
async function copied(runtime: Runtime, { org, to, payload }: Letter): Promise<Copy[]> {
  const { attachments, documents } = payload as Enclosure;
  const office = runtime.store.for({ org, user: 'system' });
  const { kept } = runtime.attached;
  const copies: Copy[] = [];
  for (const { name, type, sha256 } of await office.attachments.some(attachments)) {
    const copy = await kept.put(to, kept.stream(org, sha256));
    copies.push({ name, type, ...copy });
  }
  for (const id of documents) {
    const { name, sha256 } = await documentFile(runtime, org, id);
    const copy = await kept.put(to, runtime.files.stream(org, sha256));
    copies.push({ name, type: 'docx', ...copy });
  }
  return copies;
}

async function takeFiles(tx: Transaction, deliveryId: string, files: readonly Copy[]) {
  for (const { sha256, ...file } of files) {
    const { id } = await tx.attachments.insert({
      ...{ id: uuidv7(), form: '', field: '', deliveryId, ...file, sha256, original: sha256 },
    });
    tx.audit.add({ event: 'attachment.add', subject: id, detail: { type: file.type } });
  }
}

/** Those who begin such cases are told that one came. */
async function toTell(runtime: Runtime, org: string, { workflow = '' }: Matter) {
  // An office that has not begun to work with Bitan has nobody to tell, and finds it later.
  const ready = await runtime.editions.at(org, runtime.clock()).catch(unlessRefused);
  return ready?.edition.workflows[workflow]?.start.by.roles ?? [];
}

const came: Text = {
  'zh-CN': '有一件由其他机关转来，请在「移交」中签收或退回。',
  en: 'A matter came from another office: confirm or refuse it under “Hand-overs”.',
};
