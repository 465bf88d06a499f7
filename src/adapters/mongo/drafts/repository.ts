import { trusted, type Connection } from 'mongoose';
import type { Draft } from '../../../domain/draft/draft.js';
import type { Conversation } from '../../../domain/place.js';
import type { DraftRepository } from '../../../usecases/ports.js';
import { rowId } from '../ids.js';
import { createWriter } from '../writer.js';
import { draftSchema, type DraftRow } from './schema.js';

/** Requests that are not tickets yet. Whoever saves upon an older version than the stored one is refused. */
export function createDraftRepository(connection: Connection): DraftRepository {
  const drafts = connection.model<DraftRow>('Draft', draftSchema, 'drafts');

  const writer = createWriter(drafts);

  return {
    async find(deskId, draftId) {
      const _id = rowId(deskId, draftId);
      const row = await drafts.findOne({ _id, deskId }).lean<DraftRow>();
      return row === null ? undefined : toDraft(row);
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

    async latestOf(deskId, requester, place, since) {
      const row = await drafts
        .findOne({
          deskId,
          requester,
          openedAt: trusted({ $gte: since }),
          conversations: conversationKey(place),
        })
        .sort({ openedAt: -1, _id: -1 })
        .lean<DraftRow>();
      return row === null ? undefined : toDraft(row);
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
