export type LiveSession = { startsAt: string; durationMinutes: number; meetingUrl: string; recordingUrl: string | null };

/** `timeZone` is the course's: its times are typed in it. */
export type LiveEditor = { session: LiveSession | null; timeZone: string; canEdit: boolean };
