import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import type { AttachmentView } from '@bitan/api';
import { acceptedTypes, fileTypes, mostFiles } from '@bitan/definitions';
import { Button } from 'antd';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';
import { idsOf, sayBytes, useAttachments } from '../files/attachments.ts';
import { FileList } from '../files/file-list.tsx';
import { GoingFile } from '../files/going-file.tsx';
import { useTransfers } from '../files/use-transfers.ts';
import type { WidgetProps } from '../widget-props.ts';

/** Files of a field: chosen, dropped, pasted or taken with a phone's camera. */
export function FileWidget(props: WidgetProps) {
  const { id, value, onChange, schema, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur, limits } = useField(id);
  const several = schema.type === 'array';
  const most = several ? (schema.maxItems ?? mostFiles) : 1;
  const ids = idsOf(value);
  const latest = useRef(ids);
  latest.current = ids;
  const [known, setKnown] = useState<readonly AttachmentView[]>([]);
  const [said, setSaid] = useState('');
  const found = useAttachments(ids, known);
  const put = (next: readonly string[]) => {
    latest.current = next;
    onChange(several ? (next.length > 0 ? [...next] : undefined) : next[0]);
  };
  const { going, add, remove, mayUpload } = useTransfers(id, (attachment) => {
    setKnown((before) => [...before, attachment]);
    setSaid(t('files.arrived', { name: attachment.name }));
    put([...latest.current, attachment.id]);
  });
  const off = readonly || disabled || !mayUpload;
  const room = most - ids.length - going.length;
  const take = (files: Iterable<File>) => {
    const chosen = [...files];
    if (chosen.length > room) setSaid(t('files.most', { count: most }));
    add(chosen.slice(0, Math.max(0, room)));
  };
  const takeOut = (one: string) => {
    put(latest.current.filter((other) => other !== one));
    // What belongs to a case already stays there.
    void call('dropUpload', { path: { upload: one } }).catch(() => undefined);
  };
  const types = acceptedTypes('file', limits?.accept);
  return (
    <div role="group" className="files" {...aria} onBlur={onBlur} {...(!off && dropping(take))}>
      {ids.length > 0 && (
        <ul className="file-list">
          {ids.map((one) => (
            <li key={one} data-attachment={one}>
              <FileList ids={[one]} known={[...found.values()]} />
              {!off && (
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={`${t('files.remove')} ${found.get(one)?.name ?? ''}`}
                  onClick={() => takeOut(one)}
                >
                  {t('files.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {going.length > 0 && (
        <ul className="file-list">
          {going.map((one) => (
            <GoingFile key={one.key} going={one} onRemove={() => remove(one)} />
          ))}
        </ul>
      )}
      {!off && (
        <Choose
          id={id}
          several={several}
          full={room <= 0}
          accept={types.flatMap((type) => fileTypes[type].endings.map((end) => `.${end}`))}
          camera={types.includes('jpeg')}
          onFiles={take}
        />
      )}
      <span className="quiet">
        {mayUpload
          ? t('files.takes', {
              types: types.map((type) => fileTypes[type].title).join(t('common.and')),
              count: most,
            })
          : t('files.trial')}
        {limits?.maxBytes && ` ${t('files.atMost', { size: sayBytes(limits.maxBytes) })}`}
      </span>
      <div aria-live="polite" className="unseen">
        {said}
      </div>
    </div>
  );
}

interface ChooseProps {
  readonly id: string;
  readonly several: boolean;
  readonly full: boolean;
  readonly accept: readonly string[];
  readonly camera: boolean;
  /** What the button says, where it is not to choose files of any kind. */
  readonly label?: string;
  readonly onFiles: (files: Iterable<File>) => void;
}

/** Buttons that open the chooser and, where one works with a finger, the camera. */
export function Choose({ id, several, full, accept, camera, label, onFiles }: ChooseProps) {
  const { t } = useTexts();
  const chooser = useRef<HTMLInputElement>(null);
  const lens = useRef<HTMLInputElement>(null);
  const taken = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])]);
    // So that the same file can be chosen again.
    input.value = '';
  };
  const hidden = { type: 'file', hidden: true, tabIndex: -1 } as const;
  return (
    <div className="row">
      <Button
        id={id}
        icon={<UploadOutlined aria-hidden />}
        disabled={full}
        aria-describedby={`${id}__notes`}
        onClick={() => chooser.current?.click()}
      >
        {label ?? t(several ? 'files.chooseSeveral' : 'files.choose')}
      </Button>
      <input
        {...hidden}
        ref={chooser}
        multiple={several}
        accept={accept.join(',')}
        data-testid={`choose-${id}`}
        onChange={({ target }) => taken(target)}
      />
      {camera && isTouched() && (
        <>
          <Button
            icon={<CameraOutlined aria-hidden />}
            disabled={full}
            onClick={() => lens.current?.click()}
          >
            {t('files.camera')}
          </Button>
          <input
            {...hidden}
            ref={lens}
            accept="image/jpeg"
            capture="environment"
            onChange={({ target }) => taken(target)}
          />
        </>
      )}
      {label === undefined && <span className="quiet files-drop">{t('files.orDrop')}</span>}
    </div>
  );
}

const isTouched = (): boolean => window.matchMedia?.('(pointer: coarse)').matches ?? false;

function dropping(take: (files: Iterable<File>) => void) {
  return {
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      take(event.dataTransfer.files);
    },
    onPaste: (event: ClipboardEvent) => {
      if (event.clipboardData.files.length === 0) return;
      event.preventDefault();
      take(event.clipboardData.files);
    },
  };
}
