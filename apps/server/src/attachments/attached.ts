import { join } from 'node:path';
import { type Attachment, NotFound, type Store } from '@bitan/store';
import { FileStore, filesIn } from '../files/file-store.ts';
import { Incoming } from '../files/incoming.ts';
import { Tickets } from './tickets.ts';

/**
 * The bytes of attachments: on their way, and kept. They are apart from other files of the office,
 * so that what no attachment refers to any more can be removed.
 */
export class Attached {
  readonly incoming: Incoming;
  readonly kept: FileStore;
  readonly tickets: Tickets;
  readonly #store: Store;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: Store, data: string, kek: Buffer) {
    this.#store = store;
    this.incoming = new Incoming(join(filesIn(data), 'incoming'), kek);
    this.kept = new FileStore(join(filesIn(data), 'attached'), kek);
    this.tickets = new Tickets(kek);
  }

  /**
   * An attachment of a case and its bytes, for documents that are made of the case. What is sealed
   * is not among them.
   * @throws NotFound
   */
  async read(org: string, id: string): Promise<{ attachment: Attachment; bytes: Buffer }> {
    const attachment = await this.#store.for({ org, user: 'system' }).attachments.get(id);
    if (attachment.seal !== undefined) throw new NotFound(`attachments/${id}`);
    return { attachment, bytes: await this.kept.read(org, attachment.sha256) };
  }

  /** Does what takes much memory, one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** Removes bytes that no attachment of the office refers to. */
  async forget(org: string, ...hashes: string[]): Promise<void> {
    const office = this.#store.for({ org, user: 'system' });
    for (const hash of new Set(hashes)) {
      if (!(await office.attachments.uses(hash))) await this.kept.delete(org, hash);
    }
  }
}
