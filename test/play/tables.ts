import type { ImportView, UploadView } from '@bitan/api';
import type { Api } from './api.ts';

/** What the columns of a table of petitions are called, and a row of it. */
export const petitionHead =
  '收信日期,信访方式,来源,类别,被反映人,单位,职务,主要问题,具体内容,问题性质,是否重复件,您与被反映人或反映人的关系,是否实名,反映人姓名';
export const petitionRow =
  '2026/1/5,来信,自收,检举控告,张明,,,违规报销,反映其违规报销。,廉洁,否,无,是,举报人甲';

/** Uploads a table as a browser does, and says for which type of case it is. */
export async function bringTable(
  url: string,
  api: Api,
  { bytes, name }: { bytes: Uint8Array; name: string },
): Promise<{ upload: string; workflow: string }> {
  const body = { name, size: bytes.length };
  const { id } = await api.call<UploadView>('POST', '/api/imports/uploads', body);
  await fetch(`${url}/api/uploads/${id}`, {
    method: 'PATCH',
    headers: {
      cookie: api.cookie,
      'tus-resumable': '1.0.0',
      'content-type': 'application/offset+octet-stream',
      'upload-offset': '0',
    },
    body: new Uint8Array(bytes),
  });
  return { upload: id, workflow: 'petition-talk' };
}

/** Has an import run. */
export const beginImport = (api: Api, { id, revision }: ImportView): Promise<ImportView> =>
  api.call('POST', `/api/imports/${id}/run`, { revision });

/** An import as soon as something is true of it. */
export async function importWhen(
  api: Api,
  id: string,
  isSo: (view: ImportView) => boolean,
): Promise<ImportView> {
  const view = await api.call<ImportView>('GET', `/api/imports/${id}`);
  if (isSo(view)) return view;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return importWhen(api, id, isSo);
}

export const importEnded = (api: Api, id: string): Promise<ImportView> =>
  importWhen(api, id, ({ status }) => status !== 'running');
