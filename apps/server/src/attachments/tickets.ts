import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** Leave to read one file once it was said why. */
export interface Ticket {
  readonly attachment: string;
  readonly user: string;
  /** Whether it is the file as it came. */
  readonly original: boolean;
  /** Until when, ISO 8601. */
  readonly until: string;
}

/** Signs tickets, so that an address that was opened with a reason can be read for a short time. */
export class Tickets {
  readonly #key: Buffer;

  constructor(kek: Buffer) {
    this.#key = Buffer.from(hkdfSync('sha256', kek, '', 'bitan tickets', 32));
  }

  sign(ticket: Ticket): string {
    const said = Buffer.from(JSON.stringify(ticket)).toString('base64url');
    return `${said}.${this.#mac(said).toString('base64url')}`;
  }

  /** @returns nothing for what was not signed here, or is over */
  read(text: string, now: string): Ticket | undefined {
    const [said = '', signature = ''] = text.split('.');
    const [given, right] = [Buffer.from(signature, 'base64url'), this.#mac(said)];
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const ticket = JSON.parse(Buffer.from(said, 'base64url').toString()) as Ticket;
    return ticket.until > now ? ticket : undefined;
  }

  #mac(said: string): Buffer {
    return createHmac('sha256', this.#key).update(said).digest();
  }
}
