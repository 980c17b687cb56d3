import sharp from 'sharp';

/** The largest picture that is taken: what a scanner gives for a sheet of A3 at 600 dpi. */
const mostPixels = 80_000_000;

/**
 * A picture without what a camera wrote into it (place, time, device, owner), turned as it is to be
 * seen, in the same format.
 *
 * @returns nothing for what is no picture that can be read
 */
export async function cleanPicture(
  bytes: Uint8Array,
  type: 'jpeg' | 'png' | 'webp',
): Promise<Uint8Array | undefined> {
  try {
    const settings = { limitInputPixels: mostPixels, failOn: 'error' } as const;
    const { pages = 1 } = await sharp(bytes, settings).metadata();
    const picture =
      pages > 1
        ? sharp(bytes, { ...settings, animated: true })
        : sharp(bytes, settings).autoOrient();
    return await picture.toFormat(type, type === 'png' ? {} : { quality: 92 }).toBuffer();
  } catch {
    return undefined;
  }
}
