import { trusted, type Connection } from 'mongoose';
import type { Draft } from '../../../domain/draft/draft.js';
import type { Conversation } from '../../../domain/place.js';
import type { DraftRepository } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { inBatchesOfDesk } from '../batches.js';
import { createLookup } from '../lookup.js';
import { createWriter } from '../writer.js';
import { draftSchema, type DraftRow } from './schema.js';

/** Requests that are not tickets yet. Whoever saves upon an older version than the stored one is refused. */
export function createDraftRepository(connection: Connection): DraftRepository {
  const drafts = connection.model<DraftRow>('Draft', draftSchema, 'drafts');

  const writer = createWriter(drafts);
  const rowOf = createLookup(drafts);

  const latest = inBatchesOfDesk(async (deskId, questions: readonly Latest[]) => {
    const rows = await drafts
      .find({
        deskId,
        requester: trusted({ $in: [...new Set(questions.map(({ requester }) => requester))] }),
        conversations: trusted({ $in: [...new Set(questions.map((each) => each.conversation))] }),
        openedAt: trusted({ $gte: new Date(Math.min(...questions.map(({ since }) => +since))) }),
      })
      .lean<DraftRow[]>();
    return questions.map(({ requester, conversation, since }) =>
      rows
        .filter((row) => row.requester === requester && row.openedAt >= since)
        .filter((row) => row.conversations.includes(conversation))
        .reduce<DraftRow | undefined>((a, b) => (a && isNewer(a, b) ? a : b), undefined),
    );
  });

  return {
    async find(deskId, draftId) {
      const row = await rowOf(deskId, rowId(deskId, draftId));
      return row && toDraft(row);
    },

    async save(draft) {
      const row = toRow(draft);
      if (draft.version === 1) {
        return (await writer.insert(row)) === 'written' ? 'saved' : 'conflict';
      }
      const before = { _id: row._id, deskId: draft.deskId, version: draft.version - 1 };
      const { matchedCount } = await drafts.replaceOne(before, row);
      return matchedCount === 1 ? 'saved' : 'conflict';
    },

    async filed({ deskId, id, version }, at) {
      await writer.update(
        { _id: rowId(deskId, id), deskId, version },
        {
          $set: { stage: 'filed', version: version + 1, changedAt: at },
          $unset: { sweepAt: 1 },
        },
      );
    },

    async latestOf(deskId, requester, place, since) {
      const row = await latest(deskId, { requester, since, conversation: conversationKey(place) });
      return row && toDraft(row);
    },

    async expired(deskId, now, limit) {
      const rows = await drafts
        .find({ deskId, sweepAt: trusted({ $lte: now }) })
        .sort({ sweepAt: 1 })
        .limit(limit)
        .lean<DraftRow[]>();
      return rows.map(toDraft);
    },
  };
}

interface Latest {
  readonly requester: Draft['requester'];
  readonly conversation: string;
  readonly since: Date;
}

const isNewer = (a: DraftRow, b: DraftRow): boolean =>
  +a.openedAt === +b.openedAt ? a._id > b._id : a.openedAt > b.openedAt;

const conversationKey = ({ platform, conversation }: Conversation): string =>
  `${platform}/${conversation}`;

function toRow(draft: Draft): DraftRow {
  const places = [draft.thread, draft.origin.message, ...draft.messages.map(({ ref }) => ref)];
  const keys = places.flatMap((place) => (place === undefined ? [] : [conversationKey(place)]));
  return {
    ...draft,
    _id: rowId(draft.deskId, draft.id),
    conversations: [...new Set(keys)],
    sweepAt: sweepAt(draft),
  };
}

function sweepAt(draft: Draft): Date | undefined {
  switch (draft.stage) {
    case 'offered':
    case 'asking':
    case 'confirming':
      return draft.expiresAt;
    // Filing is a matter of milliseconds: whatever the sweep finds there was left behind.
    case 'filing':
      return draft.changedAt;
    case 'filed':
    case 'dropped':
      return undefined;
  }
}

const toDraft = ({
  _id,
  conversations: _conversations,
  sweepAt: _sweepAt,
  ...draft
}: DraftRow): Draft => draft;
