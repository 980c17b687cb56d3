import type { Store } from '@bitan/store';
import type { Logger } from 'pino';
import type { Attached } from '../attachments/attached.ts';
import type { Config } from '../config.ts';
import type { Templates } from '../documents/templates.ts';
import type { FileStore } from '../files/file-store.ts';
import type { UnderWay } from '../http/under-way.ts';
import type { Presence } from '../policy/presence.ts';
import type { Impacts } from '../replay/impacts.ts';
import type { Workshop } from '../workshop/workshop.ts';
import type { Editions } from './editions.ts';
import type { Tree } from './tree.ts';

/** What every use case works with. The clock is part of it: nothing below reads the time itself. */
export interface Runtime {
  readonly config: Config;
  readonly store: Store;
  readonly tree: Tree;
  readonly editions: Editions;
  /** The bytes of templates, documents and the like, by their hash. */
  readonly files: FileStore;
  readonly templates: Templates;
  /** The files of cases, and those on their way. */
  readonly attached: Attached;
  /** The bytes of tables of cases, until they are forgotten. */
  readonly imported: FileStore;
  readonly workshop: Workshop;
  readonly presence: Presence;
  readonly underWay: UnderWay;
  readonly impacts: Impacts;
  /** The key of a person, 32 bytes in base64, under which a browser keeps what they typed. */
  readonly browserKey: (user: string) => string;
  readonly log: Logger;
  /** The instant now, UTC, ISO 8601. */
  readonly clock: () => string;
}
