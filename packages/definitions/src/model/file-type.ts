/**
 * What a file may be, by name: its media type, the endings of its name (the first is the usual
 * one), and what people call it. Nothing else is taken in: archives hide what is in them, and what
 * a browser would run has no place among the papers of a case.
 */
export const fileTypes = {
  pdf: { media: 'application/pdf', endings: ['pdf'], title: 'PDF' },
  jpeg: { media: 'image/jpeg', endings: ['jpg', 'jpeg'], title: 'JPEG' },
  png: { media: 'image/png', endings: ['png'], title: 'PNG' },
  webp: { media: 'image/webp', endings: ['webp'], title: 'WebP' },
  docx: {
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
    title: 'Word (.docx)',
  },
  xlsx: {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
    title: 'Excel (.xlsx)',
  },
  ofd: { media: 'application/ofd', endings: ['ofd'], title: 'OFD' },
  txt: { media: 'text/plain', endings: ['txt'], title: 'TXT' },
  mp3: { media: 'audio/mpeg', endings: ['mp3'], title: 'MP3' },
  m4a: { media: 'audio/mp4', endings: ['m4a'], title: 'M4A' },
  wav: { media: 'audio/wav', endings: ['wav'], title: 'WAV' },
  mp4: { media: 'video/mp4', endings: ['mp4'], title: 'MP4' },
} as const satisfies Record<
  string,
  { readonly media: string; readonly endings: readonly string[]; readonly title: string }
>;
export type FileType = keyof typeof fileTypes;
export const fileTypeNames = Object.keys(fileTypes) as FileType[];

/** What a field takes that names no types: papers and pictures of them. */
const papers: readonly FileType[] = ['pdf', 'jpeg', 'png', 'webp', 'docx', 'xlsx', 'ofd'];
/** A signature is drawn, or comes as a scan. */
const signatures: readonly FileType[] = ['png', 'jpeg', 'webp', 'pdf'];

/** How many files a list takes that sets no `maxItems`. */
export const mostFiles = 20;

/** The types that a field with this widget takes, where its rules name these. */
export const acceptedTypes = (
  widget: string | undefined,
  named: readonly FileType[] | undefined,
): readonly FileType[] => (widget === 'signature' ? signatures : (named ?? papers));
