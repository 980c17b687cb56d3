import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { AttachmentView } from '@bitan/api';
import { startServer } from '@bitan/server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answers } from './play/answers.ts';
import type { Api } from './play/api.ts';
import { contentOf, pdfOf, photograph, Uploading, upload } from './play/files.ts';
import { openOffice, type TestOffice } from './play/office.ts';
import { Petition } from './play/petition.ts';

let office: TestOffice;
let officer: Api;
beforeAll(async () => {
  office = await openOffice();
  officer = await office.as('officer');
}, 60_000);
afterAll(() => office.stop());

const letter = { form: 'petition', field: 'letterFiles' };
const code = ({ type }: { type: string }) => type.replace('urn:bitan:problem:', '');
const put = (
  name: string,
  bytes: Buffer,
  place: Parameters<typeof upload>[2] = letter,
  by = officer,
) => upload(by, office.url, place, name, bytes);
const begin = (name: string, size: number, place = letter) =>
  Uploading.begin(officer, office.url, place, name, size);
const read = (by: Api, address: string) => contentOf(by, office.url, address);

/** A case at the step in which the other side's explanation comes. */
async function explaining(): Promise<Petition> {
  const petition = await (await Petition.register(office, '张明')).screen();
  await petition.approved('propose-disposition');
  await petition.approved('plan-talk');
  for (const action of ['outline-talk', 'notify-talk', 'hold-talk'] as const) {
    await petition.do(action, answers[action]);
  }
  return petition;
}

describe('an upload', () => {
  it('goes on after half, and what is kept is the whole', async () => {
    const bytes = pdfOf(200_000);
    const uploading = await begin('来信.pdf', bytes.length);
    expect((await uploading.send(0, bytes.subarray(0, 100_000))).status).toBe(204);
    expect(await uploading.offset()).toBe(100_000);
    expect(code(await officer.refused('POST', `/api/uploads/${uploading.id}/finish`, {}))).toBe(
      'upload-moved',
    );
    expect((await uploading.send(0, bytes)).status).toBe(409);
    expect((await uploading.send(100_000, bytes.subarray(100_000))).status).toBe(204);
    const file = await uploading.finish();
    expect(file).toMatchObject({ name: '来信.pdf', type: 'pdf', size: bytes.length, sealed: true });
    expect(await uploading.finish()).toEqual(file);
  });

  it('goes on where the connection broke', async () => {
    const bytes = pdfOf(300_000);
    const uploading = await begin('来信.pdf', bytes.length);
    await new Promise((resolve) => {
      const broken = request(`${office.url}/api/uploads/${uploading.id}`, {
        method: 'PATCH',
        headers: {
          cookie: officer.cookie,
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
          'content-length': String(bytes.length),
        },
      });
      broken.on('error', resolve);
      broken.write(bytes.subarray(0, 150_000), () => broken.destroy());
    });
    // What is still on its way of the broken one may come later, and send this one away in turn.
    for (let tries = 0; tries < 5 && (await uploading.offset()) < bytes.length; tries += 1) {
      const offset = await uploading.offset();
      await uploading.send(offset, bytes.subarray(offset)).catch(() => undefined);
    }
    expect((await uploading.finish()).size).toBe(bytes.length);
  });

  it('goes on after the server was started again', async () => {
    const mine = await openOffice();
    const before = await mine.as('officer');
    const bytes = pdfOf(150_000);
    const first = await Uploading.begin(before, mine.url, letter, 'a.pdf', bytes.length);
    await first.send(0, bytes.subarray(0, 70_000));
    const { config, clock } = mine.server.runtime;
    await mine.server.stop();
    const again = await startServer(config, clock);
    const response = await fetch(`${again.url}/api/uploads/${first.id}`, {
      method: 'HEAD',
      headers: { cookie: before.cookie },
    });
    expect(response.headers.get('upload-offset')).toBe('70000');
    await again.stop();
  }, 60_000);

  it('takes no more than was declared, and nothing without the header of an upload', async () => {
    const uploading = await begin('a.pdf', 10);
    expect((await uploading.send(0, Buffer.alloc(11))).status).toBe(413);
    const json = await uploading.send(0, Buffer.from('{}'), { 'content-type': 'application/json' });
    expect(json.status).toBe(415);
    const plain = await fetch(`${office.url}/api/uploads/${uploading.id}`, {
      method: 'PATCH',
      headers: { cookie: officer.cookie, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(plain.status).toBe(415);
  });

  it('is nobody else’s: neither a colleague’s nor another office’s', async () => {
    const uploading = await begin('a.pdf', 10);
    for (const login of ['officer2', 'city.officer']) {
      const other = await office.as(login);
      const path = `/api/uploads/${uploading.id}`;
      expect((await read(other, path.replace('uploads', 'attachments'))).status).toBe(404);
      expect(code(await other.refused('POST', `${path}/finish`, {}))).toBe('not-found');
      expect(code(await other.refused('DELETE', path))).toBe('not-found');
    }
  });
});

describe('a file that cannot be taken', () => {
  it('is refused before a byte is sent when its name or size says so', async () => {
    const refused = async (name: string, size: number) => {
      const problem = await officer.refused('POST', '/api/uploads', { ...letter, name, size });
      expect(problem.detail?.['zh-CN']).toBeTruthy();
      return code(problem);
    };
    expect(await refused('setup.exe', 10)).toBe('file-refused');
    expect(await refused('a.pdf', office.server.runtime.config.maxUpload + 1)).toBe(
      'file-too-large',
    );
    const elsewhere = { form: 'petition', field: 'topic', name: 'a.pdf', size: 10 };
    expect(code(await officer.refused('POST', '/api/uploads', elsewhere))).toBe('not-found');
  });

  it.each([
    ['a picture that is called a PDF', 'a.pdf', () => photograph(), 'JPEG'],
    ['a PDF that is called a picture', 'a.jpg', async () => pdfOf(100), 'PDF'],
    ['a page that is called a picture', 'a.png', async () => Buffer.from('<html></html>'), 'TXT'],
    ['a programme that is called a PDF', 'a.pdf', async () => Buffer.from('MZ\x90\x00'), '宏'],
    ['half a picture', 'a.jpg', async () => (await photograph()).subarray(0, 300), '损坏'],
  ])('is refused when it is not what it says: %s', async (_, name, made, said) => {
    const bytes = await made();
    const uploading = await begin(name, bytes.length);
    await uploading.send(0, bytes);
    const problem = await officer.refused('POST', `/api/uploads/${uploading.id}/finish`, {});
    expect(code(problem)).toBe('file-refused');
    expect(problem.detail?.['zh-CN']).toContain(said);
    expect(problem.detail?.en).toContain(name);
    expect(await uploading.offset()).toBe(0);
  });
});

describe('what files tell of who made them', () => {
  it('is not in the copy that is read: neither where a picture was taken nor by whom', async () => {
    const petition = await explaining();
    const place = { form: 'explanation', field: 'statementScan', case: petition.id };
    const file = await put('拍照.jpg', await photograph(), place);
    const picture = Buffer.from(
      await (await read(officer, `/api/attachments/${file.id}/content`)).arrayBuffer(),
    );
    const { exif, orientation, width, height } = await sharp(picture).metadata();
    expect([exif, orientation, width, height]).toEqual([undefined, undefined, 20, 40]);
    expect(picture.includes('Zhang')).toBe(false);
    const paper = await put('a.pdf', pdfOf(500), place);
    const pdf = await (await read(officer, `/api/attachments/${paper.id}/content`)).text();
    expect(pdf).not.toContain('Zhang');
  }, 30_000);
});

describe('the files of a case', () => {
  let petition: Petition;
  let file: AttachmentView;
  beforeAll(async () => {
    petition = await explaining();
    const place = { form: 'explanation', field: 'statementScan', case: petition.id };
    file = await put('说明 (签字).pdf', pdfOf(5000), place);
    await petition.do('receive-explanation', {
      ...answers['receive-explanation'],
      statementScan: [file.id],
    });
  }, 30_000);

  it('are read by who reads the case, to be saved and never to be run', async () => {
    const leader = await office.as('leader');
    const listed = await leader.call('GET', `/api/attachments?ids=${file.id}`);
    expect(listed).toEqual([file]);
    const response = await read(leader, `/api/attachments/${file.id}/content`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E%20%28%E7%AD%BE%E5%AD%97%29.pdf`,
    );
    expect((await response.arrayBuffer()).byteLength).toBe(file.size);
    const shown = await read(leader, `/api/attachments/${file.id}/content?show=true`);
    expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('are not there for another office, nor for who reads no cases', async () => {
    for (const login of ['city.officer', 'systemadmin']) {
      const other = await office.as(login);
      expect(await other.call('GET', `/api/attachments?ids=${file.id}`)).toEqual([]);
      const { status } = await read(other, `/api/attachments/${file.id}/content`);
      expect([403, 404]).toContain(status);
    }
  });

  it('cannot be taken out again, or into another case', async () => {
    expect(code(await officer.refused('DELETE', `/api/uploads/${file.id}`))).toBe('not-found');
    const other = await explaining();
    const given = { ...answers['receive-explanation'], statementScan: [file.id] };
    const { revision } = await other.view();
    const path = `/api/cases/${other.id}/actions/receive-explanation`;
    const problem = await officer.refused('POST', path, { answers: given, revision });
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/answers/statementScan/0']);
  }, 30_000);

  it('are read for documents by the engine, unless they are sealed', async () => {
    const { attached, store } = office.server.runtime;
    const [org] = await store.system.users.byLogin('officer');
    const { bytes } = await attached.read(org?.org ?? '', file.id);
    expect(bytes.length).toBe(file.size);
  });
});

describe('answers that name files', () => {
  const register = async (files: unknown, by: Api = officer) => {
    const person = await officer.person('张明');
    const given = { ...answers.register(person), letterFiles: files };
    return by.refused('POST', '/api/cases', { workflow: 'petition-talk', answers: given });
  };

  it('are refused with the place of a file that is not there or somebody else uploaded', async () => {
    const mine = await put('a.pdf', pdfOf(300));
    const other = await put('b.pdf', pdfOf(300), letter, await office.as('officer2'));
    const nowhere = '01890000-0000-7000-8000-000000000000';
    const problem = await register([mine.id, other.id, nowhere]);
    expect(code(problem)).toBe('answers-invalid');
    expect(problem.errors?.map(({ pointer }) => pointer)).toEqual([
      '/answers/letterFiles/1',
      '/answers/letterFiles/2',
    ]);
  });

  it('are refused for a file that was uploaded for another field, so that nothing leaves its seal', async () => {
    const petition = await explaining();
    const sealed = await put('a.pdf', pdfOf(300));
    const path = `/api/cases/${petition.id}/actions/receive-explanation`;
    const { revision } = await petition.view();
    const given = { ...answers['receive-explanation'], statementScan: [sealed.id] };
    const problem = await officer.refused('POST', path, { answers: given, revision });
    expect(problem.errors?.[0]?.pointer).toBe('/answers/statementScan/0');
  }, 30_000);
});

describe('a sealed file', () => {
  let petition: Petition;
  let file: AttachmentView;
  let original: Buffer;
  beforeAll(async () => {
    original = await photograph();
    file = await put('张三丰的举报信.jpg', original);
    petition = await Petition.register(office, '何永强', { letterFiles: [file.id] });
  }, 30_000);

  const seal = () => `/api/cases/${petition.id}/seals/complainant`;
  const open = (reason?: string, more = {}) => ({ ...(reason && { reason }), ...more });

  it('is not even named to who uploaded it, once it belongs to a case', async () => {
    expect(await officer.call('GET', `/api/attachments?ids=${file.id}`)).toEqual([]);
    const told = JSON.stringify(await petition.view());
    expect(told).not.toContain(file.id);
    expect((await read(officer, `/api/attachments/${file.id}/content`)).status).toBe(403);
    const path = `/api/attachments/${file.id}/open`;
    expect(code(await officer.refused('POST', path, open('想看')))).toBe('forbidden');
  });

  it('is read with a reason by who may open the seal, each time on record', async () => {
    const leader = await office.as('leader');
    const opened = await leader.call<{ attachments: AttachmentView[] }>('POST', seal(), {
      reason: '核实',
    });
    expect(opened.attachments.map(({ name }) => name)).toEqual(['张三丰的举报信.jpg']);
    const path = `/api/attachments/${file.id}/open`;
    expect(code(await leader.refused('POST', path, open()))).toBe('body-invalid');
    expect((await read(leader, `/api/attachments/${file.id}/content`)).status).toBe(403);
    const { address } = await leader.call<{ address: string }>('POST', path, open('核对笔迹'));
    const response = await read(leader, address);
    expect(response.status).toBe(200);
    const { exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect(exif).toBeUndefined();
    const auditor = await office.as('auditor');
    const { entries } = await auditor.call<{ entries: object[] }>('GET', '/api/audit');
    expect(entries).toContainEqual(
      expect.objectContaining({
        event: 'attachment.open',
        subject: petition.id,
        detail: { attachment: file.id, seal: 'complainant', original: false, reason: '核对笔迹' },
      }),
    );
    expect(JSON.stringify(entries)).not.toContain('张三丰');
  });

  it('is there as it came for the same readers, and the ticket is theirs for a short time', async () => {
    const leader = await office.as('leader');
    const path = `/api/attachments/${file.id}/open`;
    const { address } = await leader.call<{ address: string }>(
      'POST',
      path,
      open('核对原件', { original: true }),
    );
    const bytes = Buffer.from(await (await read(leader, address)).arrayBuffer());
    expect(bytes.equals(original)).toBe(true);
    expect((await read(await office.as('head'), address)).status).toBe(403);
    expect((await read(leader, `${address}x`)).status).toBe(403);
    office.wait(3);
    expect((await read(leader, address)).status).toBe(403);
  });

  it('stands nowhere on the disk in the clear, neither its name nor what is in it', async () => {
    const { data } = office.server.runtime.config;
    const all = await readdir(data, { recursive: true, withFileTypes: true });
    for (const entry of all.filter((one) => one.isFile())) {
      const bytes = await readFile(join(entry.parentPath, entry.name));
      expect(bytes.includes('张三丰'), entry.name).toBe(false);
      expect(bytes.includes('Zhang Sanfeng'), entry.name).toBe(false);
    }
  });
});
