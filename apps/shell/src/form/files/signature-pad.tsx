import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type Pad from 'signature_pad';
import { useTexts } from '../../texts/index.ts';

interface Props {
  /** The picture of the signature, PNG. */
  readonly onSigned: (png: Blob) => void;
  readonly onClose: () => void;
}

/** A sheet to sign on. */
export function SignaturePad({ onSigned, onClose }: Props) {
  const { t } = useTexts();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { pad, empty, undo, clear } = usePad(canvas);
  const take = () => {
    if (!pad || pad.isEmpty()) return;
    canvas.current?.toBlob((png) => png && onSigned(png), 'image/png');
  };
  return (
    <div className="stack-small">
      <span className="quiet">{t('files.signHere')}</span>
      <canvas
        ref={canvas}
        className="signature-pad"
        data-testid="signature-pad"
        role="img"
        aria-label={t('files.signHere')}
      />
      <div className="row">
        <Button type="primary" disabled={empty} onClick={take}>
          {t('files.signed')}
        </Button>
        <Button disabled={empty} onClick={undo}>
          {t('files.undo')}
        </Button>
        <Button disabled={empty} onClick={clear}>
          {t('files.clear')}
        </Button>
        <Button type="text" onClick={onClose}>
          {t('files.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** The pad on a canvas, as sharp as the screen; the line stays when the screen turns. */
function usePad(canvas: React.RefObject<HTMLCanvasElement | null>) {
  const [pad, setPad] = useState<Pad>();
  const [empty, setEmpty] = useState(true);
  useEffect(() => {
    let made: Pad | undefined;
    let isGone = false;
    const fit = () => made && canvas.current && fitTo(canvas.current, made);
    const look = () => made && setEmpty(made.isEmpty());
    import('signature_pad').then(({ default: SignaturePad }) => {
      if (isGone || !canvas.current) return;
      made = new SignaturePad(canvas.current, { backgroundColor: '#ffffff', penColor: '#111111' });
      made.addEventListener('endStroke', look);
      fit();
      setPad(made);
    });
    window.addEventListener('resize', fit);
    return () => {
      isGone = true;
      window.removeEventListener('resize', fit);
      made?.off();
    };
  }, [canvas]);
  const change = (work: (pad: Pad) => void) => () => {
    if (!pad) return;
    work(pad);
    setEmpty(pad.isEmpty());
  };
  return {
    pad,
    empty,
    undo: change((one) => one.fromData(one.toData().slice(0, -1))),
    clear: change((one) => one.clear()),
  };
}

function fitTo(canvas: HTMLCanvasElement, pad: Pad): void {
  const drawn = pad.toData();
  const ratio = Math.max(window.devicePixelRatio || 1, 1);
  canvas.width = canvas.offsetWidth * ratio;
  canvas.height = canvas.offsetHeight * ratio;
  canvas.getContext('2d')?.scale(ratio, ratio);
  pad.fromData(drawn);
}
