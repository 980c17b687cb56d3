import type { Document, Edition, Problem, Text } from '@bitan/definitions';
import { placeholdersOf, type Scanned, tagProblems } from '@bitan/documents';
import { NotFound, type Organisation, type Store } from '@bitan/store';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { FileStore } from '../files/file-store.ts';
import { type Workshop, WorkshopTimeout } from '../workshop/workshop.ts';

interface Needed {
  readonly store: Store;
  readonly files: FileStore;
  readonly workshop: Workshop;
  readonly config: Config;
  readonly clock: () => string;
  readonly log: Pick<Logger, 'warn'>;
}

/** The templates of all offices: their bytes by hash, and what was found in each, read once. */
export class Templates {
  readonly #needed: Needed;
  readonly #scanned = new Map<string, Promise<Scanned>>();

  constructor(needed: Needed) {
    this.#needed = needed;
  }

  /**
   * The bytes of a template of an office: its own, or those of the folders and of the offices above
   * from which its edition has it; these become its own.
   * @throws NotFound
   */
  async read(org: string, sha256: string): Promise<Uint8Array> {
    const { store, files } = this.#needed;
    if (!(await files.has(shelf(org), sha256))) {
      await this.#take(await store.system.organisations.get(org), [sha256]);
    }
    return files.read(shelf(org), sha256);
  }

  /** Keeps a template that somebody sent, once it was found good. */
  async put(org: string, bytes: Uint8Array): Promise<void> {
    await this.#needed.files.put(shelf(org), bytes);
  }

  /** Makes all templates of an edition the office's own, before it is in force. */
  async keep(organisation: Organisation, { documents }: Edition): Promise<void> {
    const { files } = this.#needed;
    const wanted = [...new Set(Object.values(documents).map(({ template }) => template.sha256))];
    const kept = await Promise.all(wanted.map((one) => files.has(shelf(organisation.id), one)));
    await this.#take(
      organisation,
      wanted.filter((_, i) => !kept[i]),
    );
  }

  /**
   * What is wrong with the templates of an edition, as the places of its documents. Only where the
   * office itself sets one (`own`) does that keep it from being published. One that could not be read
   * for now is said to be so: it neither hides what else is wrong nor is remembered.
   */
  async problemsOf(org: string, edition: Edition, own: ReadonlySet<string>): Promise<Problem[]> {
    const offered = new Map<string, ReturnType<typeof placeholdersOf>>();
    const all = Object.values(edition.documents).map(async (document) => {
      const key = JSON.stringify([document.about, document.workflow, document.roles]);
      const placeholders = offered.get(key) ?? placeholdersOf(edition, document);
      offered.set(key, placeholders);
      const { tags, problems } = await this.#scan(org, document);
      return [...problems, ...tagProblems(tags, placeholders)].map(
        ({ code, near, message, cure }): Problem => ({
          severity: own.has(document.id) ? 'error' : 'warning',
          code,
          file: `documents/${document.id}`,
          pointer: '',
          message: near === undefined ? message : withPlace(message, near),
          cure,
        }),
      );
    });
    return (await Promise.all(all)).flat();
  }

  /** What a file is as a template; a machine that is too busy and a file that is too tangled are findings. */
  async scan(bytes: Uint8Array): Promise<Scanned> {
    const { workshop, log } = this.#needed;
    try {
      return await workshop.run('scanTemplate', { bytes });
    } catch (error) {
      log.warn({ err: error }, 'a template could not be read');
      return error instanceof WorkshopTimeout ? tooSlow : unreadable;
    }
  }

  async #scan(org: string, { template }: Document): Promise<Scanned> {
    const { sha256 } = template;
    const known = this.#scanned.get(sha256);
    if (known) return known;
    const scanning = this.read(org, sha256).then(
      (bytes) => this.scan(bytes),
      (error: unknown) => {
        if (error instanceof NotFound) return missing;
        throw error;
      },
    );
    this.#scanned.set(sha256, scanning);
    const forget = () => this.#scanned.delete(sha256);
    scanning.then((scanned) => notForGood.includes(scanned) && forget(), forget);
    return scanning;
  }

  /** From the folders of its pack; what is not there, from the office above. */
  async #take({ id, pack }: Organisation, wanted: string[]): Promise<void> {
    if (wanted.length === 0) return;
    const { store, files, workshop, config, clock } = this.#needed;
    const root = config.definitions;
    const found = await workshop.run('templates', { root, pack, wanted });
    await Promise.all(found.map(([, bytes]) => files.put(shelf(id), bytes)));
    const has = new Set(found.map(([sha256]) => sha256));
    const above = await store.system.organisations.superior(id, clock());
    if (!above) return;
    for (const sha256 of wanted.filter((one) => !has.has(one))) {
      await files.put(shelf(id), await this.read(above.id, sha256));
    }
  }
}

/** Templates stand apart from all that is about cases, under keys of their own. */
const shelf = (org: string) => `templates of ${org}`;

const found = (code: string, message: Text, cure: Text): Scanned => ({
  tags: [],
  problems: [{ code, message, cure }],
});

const missing = found(
  'template.missing',
  { 'zh-CN': '没有找到模板文件。', en: 'The template is not there.' },
  { 'zh-CN': '请重新上传模板。', en: 'Send the template again.' },
);
const tooSlow = found(
  'template.slow',
  {
    'zh-CN': '服务器繁忙，模板没有检查完。',
    en: 'The server was too busy to check the template.',
  },
  { 'zh-CN': '请稍后再打开一次，会重新检查。', en: 'Look again later: it is checked anew.' },
);
const unreadable = found(
  'template.unreadable',
  {
    'zh-CN': '文件过大或过于复杂，无法读取。',
    en: 'The file is too large or too tangled to be read.',
  },
  {
    'zh-CN': '请删去图片和多余格式，在 Word 或 WPS 中重新保存后再上传。',
    en: 'Take out pictures and odd formatting, save it again in Word or WPS, and send that.',
  },
);
/** What may be otherwise the next time. */
const notForGood: readonly Scanned[] = [missing, tooSlow, unreadable];

const withPlace = (message: Problem['message'], near: string): Problem['message'] => ({
  'zh-CN': `「${near}」处：${message['zh-CN']}`,
  en: `At “${near}”: ${message.en}`,
});
