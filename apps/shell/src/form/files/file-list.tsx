import type { AttachmentView } from '@bitan/api';
import { Button } from 'antd';
import { useAsk } from '../../api/queries.ts';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { useTexts } from '../../texts/index.ts';
import { addressOf, canBeShown, isPicture, sayBytes, useAttachments } from './attachments.ts';

interface Props {
  readonly ids: readonly string[];
  /** What is known of them already. */
  readonly known?: readonly AttachmentView[] | undefined;
  /** Why sealed files are read: given when the seal was opened, recorded with each file. */
  readonly reason?: string | undefined;
  /** Whether a picture is itself to be seen, not only its name. */
  readonly drawn?: boolean;
}

/** Files of a record: names, sizes, and ways to look at them and to save them. */
export function FileList({ ids, known, reason, drawn = false }: Props) {
  const { t } = useTexts();
  const found = useAttachments(ids, known);
  return (
    <ul className="file-list">
      {ids.map((id) => {
        const file = found.get(id);
        if (!file) {
          return (
            <li key={id} className="quiet">
              {t('files.notForYou')}
            </li>
          );
        }
        if (file.sealed && reason !== undefined) {
          return <SealedFile key={id} file={file} reason={reason} />;
        }
        return <OpenFile key={id} file={file} drawn={drawn && isPicture(file)} />;
      })}
    </ul>
  );
}

function OpenFile({ file, drawn }: { readonly file: AttachmentView; readonly drawn: boolean }) {
  const { t } = useTexts();
  const address = addressOf(file);
  return (
    <li>
      {drawn && (
        <img className="signature-drawn" src={`${address}?show=true`} alt={t('files.signature')} />
      )}
      <div className="row">
        <span className="file-name">{file.name}</span>
        <span className="quiet">{sayBytes(file.size)}</span>
        {canBeShown(file) && (
          <a
            href={`${address}?show=true`}
            target="_blank"
            rel="noopener"
            aria-label={`${t('files.show')} ${file.name}`}
          >
            {t('files.show')}
          </a>
        )}
        <a href={address} download={file.name} aria-label={`${t('files.save')} ${file.name}`}>
          {t('files.save')}
        </a>
      </div>
    </li>
  );
}

/** A sealed file is asked for each time, with the reason for which its seal was opened. */
function SealedFile({ file, reason }: { readonly file: AttachmentView; readonly reason: string }) {
  const { t } = useTexts();
  const open = useAsk('openAttachment');
  const read = (original: boolean) =>
    open.mutate(
      { path: { attachment: file.id }, body: { reason, original } },
      { onSuccess: ({ address }) => window.location.assign(address) },
    );
  return (
    <li>
      <span className="file-name">{file.name}</span>{' '}
      <span className="quiet">{sayBytes(file.size)}</span>{' '}
      <Button
        size="small"
        type="link"
        loading={open.isPending}
        aria-label={`${t('files.save')} ${file.name}`}
        onClick={() => read(false)}
      >
        {t('files.save')}
      </Button>
      <Button
        size="small"
        type="link"
        aria-label={`${t('files.original')} ${file.name}`}
        onClick={() => read(true)}
      >
        {t('files.original')}
      </Button>
      <ProblemBanner problem={open.error} />
    </li>
  );
}
