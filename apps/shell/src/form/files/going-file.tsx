import { Button } from 'antd';
import { useTexts } from '../../texts/index.ts';
import { sayBytes } from './attachments.ts';
import type { Going } from './use-transfers.ts';

interface Props {
  readonly going: Going;
  readonly onRemove: () => void;
}

/** A file on its way: how far it is, and what can be done with it. */
export function GoingFile({ going: { transfer, state }, onRemove }: Props) {
  const { t } = useTexts();
  const { name, size } = transfer.file;
  const label = (what: string) => `${what} ${name}`;
  const sent = 'sent' in state ? state.sent : size;
  const percent = Math.floor((sent / Math.max(1, size)) * 100);
  return (
    <li className="file-going" data-state={state.kind}>
      <div className="row">
        <span className="file-name">{name}</span>
        <span className="quiet">
          {state.kind === 'stopped' ? sayBytes(size) : `${sayBytes(sent)} / ${sayBytes(size)}`}
        </span>
        {(state.kind === 'sending' || state.kind === 'offline') && (
          <Button
            size="small"
            aria-label={label(t('files.pause'))}
            onClick={() => transfer.pause()}
          >
            {t('files.pause')}
          </Button>
        )}
        {(state.kind === 'paused' || state.kind === 'offline') && (
          <Button
            size="small"
            aria-label={label(t('files.resume'))}
            onClick={() => transfer.resume()}
          >
            {t('files.resume')}
          </Button>
        )}
        {state.kind === 'stopped' && (
          <Button
            size="small"
            aria-label={label(t('files.retry'))}
            onClick={() => transfer.resume()}
          >
            {t('files.retry')}
          </Button>
        )}
        <Button
          size="small"
          type="text"
          danger
          aria-label={label(t('files.remove'))}
          onClick={onRemove}
        >
          {t('files.remove')}
        </Button>
      </div>
      {state.kind === 'stopped' ? (
        <Refused problem={state.problem} />
      ) : (
        <>
          <div className="row">
            <progress value={percent} max={100} aria-label={label(t('files.progress'))} />
            {percent}%
          </div>
          <span className="quiet">{t(`files.state_${state.kind}`)}</span>
        </>
      )}
    </li>
  );
}

function Refused({
  problem,
}: {
  readonly problem: Extract<Going['state'], { kind: 'stopped' }>['problem'];
}) {
  const { say } = useTexts();
  const { titles, detail, cure } = problem.details;
  return (
    <div className="field-error">
      {say(titles)}. {detail ? say(detail) : say(cure)}
    </div>
  );
}
