// Which response a question has, by what it asks beside the answer.

import type { Answered, Broken, Checked, Exercise, Listed, OneRound, Refused, Request, Solved } from './wire.d.ts'

export type ResponseTo<Q extends Request> = Q extends { practice: { answer: string } }
  ? { practice: Checked }
  : Q extends { practice: object }
    ? { practice: Exercise }
    : Q extends { picks: string }
      ? Listed
      : Q extends { solve: object }
        ? Solved | Broken
        : Q extends { round: number }
          ? OneRound | Refused | Broken
          : Answered | Refused | Broken
