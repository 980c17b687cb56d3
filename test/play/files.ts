import type { AttachmentView, UploadView } from '@bitan/api';
import exceljs from 'exceljs';
import sharp from 'sharp';
import type { Api } from './api.ts';

/** A picture of a sheet as a phone takes it: turned, and with what the camera wrote into it. */
export const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#c0d0e0' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Artist: 'Zhang Sanfeng' },
      IFD3: { GPSLatitude: '25/1 26/1 0/1', GPSLatitudeRef: 'N' },
    })
    .toBuffer();

/** A PDF of a size, which says who made it. */
export function pdfOf(size: number): Buffer {
  const tail = '\ntrailer << /Info 3 0 R >>\n%%EOF\n';
  const head = '%PDF-1.4\n3 0 obj\n<< /Author (Zhang Sanfeng) >>\nendobj\n';
  return Buffer.from(head + '%'.repeat(Math.max(0, size - head.length - tail.length)) + tail);
}

/** What a spreadsheet has in it. */
export async function workbookOf(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
}

export interface Place {
  readonly form: string;
  readonly field: string;
  readonly case?: string;
}

/** The requests by which a file comes, one by one. */
export class Uploading {
  readonly #api: Api;
  readonly #url: string;
  readonly id: string;

  private constructor(api: Api, url: string, id: string) {
    this.#api = api;
    this.#url = url;
    this.id = id;
  }

  static async begin(api: Api, url: string, place: Place, name: string, size: number) {
    const body = { ...place, name, size };
    const { id } = await api.call<UploadView>('POST', '/api/uploads', body);
    return new Uploading(api, url, id);
  }

  send(offset: number, bytes: Uint8Array, headers: Record<string, string> = {}) {
    return fetch(`${this.#url}/api/uploads/${this.id}`, {
      method: 'PATCH',
      headers: {
        cookie: this.#api.cookie,
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(offset),
        ...headers,
      },
      body: new Uint8Array(bytes),
    });
  }

  async offset(): Promise<number> {
    const response = await fetch(`${this.#url}/api/uploads/${this.id}`, {
      method: 'HEAD',
      headers: { cookie: this.#api.cookie, 'tus-resumable': '1.0.0' },
    });
    return Number(response.headers.get('upload-offset'));
  }

  finish(): Promise<AttachmentView> {
    return this.#api.call('POST', `/api/uploads/${this.id}/finish`, {});
  }
}

/** Uploads a file in one go. */
export async function upload(
  api: Api,
  url: string,
  place: Place,
  name: string,
  bytes: Buffer,
): Promise<AttachmentView> {
  const uploading = await Uploading.begin(api, url, place, name, bytes.length);
  await uploading.send(0, bytes);
  return uploading.finish();
}

/** The bytes of a file, as a browser gets them. */
export function contentOf(api: Api, url: string, address: string): Promise<Response> {
  return fetch(url + address, { headers: { cookie: api.cookie } });
}
