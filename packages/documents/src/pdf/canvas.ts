import PDFDocument from 'pdfkit';
import { type Face, type Fonts, faceOf, faces, isEastAsian } from './fonts.ts';
import type { Line, RunForm } from './model.ts';

/** Who the file is made for, and when. */
export interface About {
  readonly title: string;
  /** The same document with the same date is the same file. */
  readonly date: Date;
}

/** Where a page is numbered. */
export interface PageNumbers {
  readonly page: number;
  readonly pages: number;
}

/** A PDF file that is being drawn; distances are from the top left corner, in points. */
export class Canvas {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #chunks: Uint8Array[] = [];
  readonly #done: Promise<void>;
  readonly #widths = new Map<string, number>();

  constructor(fonts: Fonts, { title, date }: About) {
    this.#pdf = new PDFDocument({
      autoFirstPage: false,
      margin: 0,
      pdfVersion: '1.7',
      lang: 'zh-CN',
      displayTitle: true,
      info: {
        Title: title,
        Producer: 'Bitan',
        Creator: 'Bitan',
        CreationDate: date,
        ModDate: date,
      },
    });
    this.#pdf.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#done = new Promise((resolve) => this.#pdf.on('end', () => resolve()));
    for (const face of faces) this.#pdf.registerFont(face, fonts[face] as string);
  }

  page(width: number, height: number): void {
    this.#pdf.addPage({ size: [width, height], margin: 0 });
  }

  async bytes(): Promise<Uint8Array> {
    this.#pdf.end();
    await this.#done;
    return new Uint8Array(Buffer.concat(this.#chunks));
  }

  /** How wide a text is, with what is added after each character. */
  width(text: string, form: RunForm): number {
    const size = sizeOf(form);
    const set = this.#spans(text, form).map(
      ({ face, text: span }) => this.#width(span, face) * size,
    );
    return set.reduce((sum, one) => sum + one, 0) + form.spacing * [...text].length;
  }

  /** @param more what is added after each character, beside what the form says */
  text(text: string, x: number, baseline: number, form: RunForm, more = 0): void {
    const size = sizeOf(form);
    const shift = { none: 0, superscript: -0.35, subscript: 0.15 }[form.raised] * form.size;
    let at = x;
    for (const { face, text: span } of this.#spans(text, form)) {
      const spacing = form.spacing + more;
      this.#pdf.font(face).fontSize(size).fillColor(form.color);
      this.#pdf.text(span, at, baseline + shift, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: spacing,
        ...(form.italic && { oblique: 12 }),
      });
      at += this.#width(span, face) * size + spacing * [...span].length;
    }
    const weight = {
      width: Math.max(0.5, size / 20),
      color: form.color,
      kind: 'single',
      space: 0,
    } as const;
    if (form.underline) this.line(x, baseline + size * 0.18, at, baseline + size * 0.18, weight);
    if (form.strike) this.line(x, baseline - size * 0.3, at, baseline - size * 0.3, weight);
  }

  line(x1: number, y1: number, x2: number, y2: number, { width, color, kind }: Line): void {
    const shift = kind === 'double' ? width : 0;
    const [dx, dy] = y1 === y2 ? [0, shift] : [shift, 0];
    for (const side of kind === 'double' ? [-1, 1] : [0]) {
      this.#pdf.lineWidth(width).strokeColor(color);
      if (kind === 'dashed') this.#pdf.dash(width * 3, { space: width * 2 });
      this.#pdf.moveTo(x1 + dx * side, y1 + dy * side).lineTo(x2 + dx * side, y2 + dy * side);
      this.#pdf.stroke().undash();
    }
  }

  fill(x: number, y: number, width: number, height: number, color: string): void {
    this.#pdf.rect(x, y, width, height).fill(color);
  }

  image(bytes: Uint8Array, x: number, y: number, width: number, height: number): void {
    this.#pdf.image(Buffer.from(bytes), x, y, { width, height });
  }

  /** The width at size 1. */
  #width(text: string, face: Face): number {
    const key = `${face} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#pdf.font(face).fontSize(1000).widthOfString(text) / 1000;
    this.#widths.set(key, width);
    return width;
  }

  /** A text cut where its font changes. */
  #spans(text: string, form: RunForm): { face: Face; text: string }[] {
    const spans: { face: Face; text: string }[] = [];
    for (const char of text) {
      const font = isEastAsian(char) ? form.eastAsian : form.latin;
      const face = faceOf(font, form.bold);
      const last = spans.at(-1);
      if (last?.face === face) last.text += char;
      else spans.push({ face, text: char });
    }
    return spans;
  }
}

const sizeOf = ({ size, raised }: RunForm): number => (raised === 'none' ? size : size * 0.65);
