import type { Instant } from './model.ts';

/** What another body's system sends cases of one type with. The token itself is not kept. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly workflow: string;
  /** How many requests it may make in a minute. */
  readonly perMinute: number;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt?: Instant;
  /** When it last sent something. */
  readonly usedAt?: Instant;
}

/** A case that came under a token, by the reference that was answered. */
export interface SentCase {
  readonly reference: string;
  readonly tokenId: string;
  readonly caseId: string;
  readonly sentAt: Instant;
}

export interface TokenReading {
  readonly tokens: {
    /** Latest first, those that were ended too. */
    list(): Promise<ApiToken[]>;
    /** @returns undefined for what this token did not send */
    sent(tokenId: string, reference: string): Promise<SentCase | undefined>;
  };
}

export interface TokenWriting {
  readonly tokens: TokenReading['tokens'] & {
    /** @throws Conflict when the name is taken */
    insert(
      token: Pick<ApiToken, 'name' | 'workflow' | 'perMinute' | 'expiresAt'>,
      secret: string,
    ): Promise<ApiToken>;
    end(id: string): Promise<void>;
    /** Notes what came under it. */
    note(sent: Omit<SentCase, 'sentAt'>): Promise<void>;
  };
}

export interface TokenSystem {
  readonly tokens: {
    /** The token with this secret, ended and expired ones too. */
    find(secret: string): Promise<{ org: string; token: ApiToken } | undefined>;
  };
}
