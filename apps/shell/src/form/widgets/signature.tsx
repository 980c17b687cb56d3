import { EditOutlined } from '@ant-design/icons';
import type { AttachmentView } from '@bitan/api';
import { acceptedTypes, fileTypes } from '@bitan/definitions';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { useTexts } from '../../texts/index.ts';
import { useField } from '../field-context.tsx';
import { idsOf } from '../files/attachments.ts';
import { FileList } from '../files/file-list.tsx';
import { GoingFile } from '../files/going-file.tsx';
import { SignaturePad } from '../files/signature-pad.tsx';
import { useTransfers } from '../files/use-transfers.ts';
import type { WidgetProps } from '../widget-props.ts';
import { Choose } from './file.tsx';

const scans = acceptedTypes('signature', undefined).flatMap((type) =>
  fileTypes[type].endings.map((end) => `.${end}`),
);

/** A signature, drawn with pen, finger or mouse; whoever cannot draw here uploads a scan. */
export function SignatureWidget(props: WidgetProps) {
  const { id, value, onChange, readonly, disabled } = props;
  const { t } = useTexts();
  const { aria, onBlur } = useField(id);
  const [drawing, setDrawing] = useState(false);
  const [known, setKnown] = useState<AttachmentView>();
  const [signed] = idsOf(value);
  const { going, add, remove, mayUpload } = useTransfers(id, (attachment) => {
    setKnown(attachment);
    onChange(attachment.id);
  });
  const off = readonly || disabled || !mayUpload;
  const isOpen = !off && signed === undefined && going.length === 0;
  const takeOut = () => {
    onChange(undefined);
    if (signed) void call('dropUpload', { path: { upload: signed } }).catch(() => undefined);
  };
  return (
    <div role="group" className="files" {...aria} onBlur={onBlur}>
      {signed && (
        <div className="row">
          <FileList ids={[signed]} known={known ? [known] : []} drawn />
          {!off && (
            <Button size="small" id={id} onClick={takeOut}>
              {t('files.signAgain')}
            </Button>
          )}
        </div>
      )}
      {going.length > 0 && (
        <ul className="file-list">
          {going.map((one) => (
            <GoingFile key={one.key} going={one} onRemove={() => remove(one)} />
          ))}
        </ul>
      )}
      {isOpen && drawing && (
        <SignaturePad
          onClose={() => setDrawing(false)}
          onSigned={(png) => {
            setDrawing(false);
            add([new File([png], 'signature.png', { type: 'image/png' })]);
          }}
        />
      )}
      {isOpen && !drawing && (
        <div className="row">
          <Button
            icon={<EditOutlined aria-hidden />}
            data-testid={`sign-${id}`}
            onClick={() => setDrawing(true)}
          >
            {t('files.sign')}
          </Button>
          <Choose
            id={id}
            several={false}
            full={false}
            accept={scans}
            camera
            label={t('files.scan')}
            onFiles={add as (files: Iterable<File>) => void}
          />
        </div>
      )}
      {!mayUpload && <span className="quiet">{t('files.trial')}</span>}
    </div>
  );
}
