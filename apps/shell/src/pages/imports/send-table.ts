import { call } from '../../api/call.ts';
import { ApiProblem, unreachable } from '../../api/problem.ts';

const chunkSize = 4 * 1024 * 1024;

/**
 * Sends a table in pieces that go on by themselves when the line breaks, and has it read.
 * @param onProgress told how many bytes have arrived
 * @returns the id of the import
 * @throws ApiProblem
 */
export async function sendTable(
  file: File,
  workflow: string,
  onProgress: (sent: number) => void,
): Promise<string> {
  const { name, size } = file;
  const { id: upload } = await call('beginImportUpload', { body: { name, size } });
  const { Upload } = await import('tus-js-client');
  await new Promise<void>((resolve, reject) => {
    new Upload(file, {
      uploadUrl: `/api/uploads/${upload}`,
      chunkSize,
      retryDelays: [500, 2000, 5000, 10_000],
      onProgress,
      onSuccess: () => resolve(),
      onError: (error) => reject(problemOf(error)),
    }).start();
  });
  return (await call('newImport', { body: { upload, workflow } })).id;
}

function problemOf(error: Error): ApiProblem {
  const response = (error as { originalResponse?: { getBody(): string } | null }).originalResponse;
  try {
    const details = JSON.parse(response?.getBody() ?? '') as ApiProblem['details'];
    return 'titles' in details ? new ApiProblem(details) : unreachable();
  } catch {
    return unreachable();
  }
}
