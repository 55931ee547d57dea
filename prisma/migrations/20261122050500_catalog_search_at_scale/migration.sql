-- The catalogue's own order, so that a page of it is the first rows of an index however many courses there are.
CREATE INDEX "Course_public_newest_idx" ON "Course" ("publishedAt" DESC, "id" DESC)
  WHERE "status" IN ('published', 'in_progress', 'completed') AND "deletedAt" IS NULL AND "currentReleaseId" IS NOT NULL;

-- All that the facet counts read: they are counted from the index alone.
CREATE INDEX "Course_public_facets_idx" ON "Course" ("topicId", "level", "language", "modality") INCLUDE ("priceAmount")
  WHERE "status" IN ('published', 'in_progress', 'completed') AND "deletedAt" IS NULL AND "currentReleaseId" IS NOT NULL;

-- Courses are published seldom and searched often: no list of pending entries to read through on every search.
ALTER INDEX "CourseSearch_document_idx" SET (fastupdate = off);
ALTER INDEX "CourseSearch_key_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('"CourseSearch_document_idx"'), gin_clean_pending_list('"CourseSearch_key_idx"');

-- Loads pg_trgm in this session, so that its setting below is a known one.
SELECT word_similarity('a', 'a');

-- At most `most` courses with words like the ones asked for (lower case, without accents): "javscript" finds
-- "javascript". The index serves only the operator, and the operator's threshold is a setting; sessions are shared
-- behind a pooler, so it is set for this function alone. Comparing every key costs tens of times more than the index.
CREATE FUNCTION similar_courses(asked TEXT, most INTEGER) RETURNS TABLE ("courseId" TEXT, "likeness" REAL)
LANGUAGE sql STABLE PARALLEL SAFE
SET pg_trgm.word_similarity_threshold = 0.45
SET enable_seqscan = off
AS $$
  SELECT s."courseId", word_similarity(asked, s."key") FROM "CourseSearch" s WHERE s."key" %> asked LIMIT most
$$;
