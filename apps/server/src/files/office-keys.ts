import { createHmac, hkdfSync } from 'node:crypto';

/** The key under which an office's files are sealed, of the installation's key of 32 bytes. */
export const officeKey = (kek: Buffer, org: string): Buffer =>
  Buffer.from(hkdfSync('sha256', kek, '', `bitan files of ${org}`, 32));

/** A name, in hexadecimal, that only who has the key can compute and that tells nothing. */
export const secretName = (key: Buffer, what: string): string =>
  createHmac('sha256', key).update(what).digest('hex');

/** The folder of an office among those of others. */
export const folderOf = (kek: Buffer, org: string): string =>
  secretName(officeKey(kek, org), 'folder').slice(0, 32);
