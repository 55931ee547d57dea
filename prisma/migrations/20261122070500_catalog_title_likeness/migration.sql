-- How alike a course is to the words asked for: half its key (title, code, tags and teachers), half its title alone. By
-- the key alone a course that only carries a word as a tag was as near to it as the course that is named after it.
CREATE OR REPLACE FUNCTION similar_courses(asked TEXT, most INTEGER) RETURNS TABLE ("courseId" TEXT, "likeness" REAL)
LANGUAGE sql STABLE PARALLEL SAFE
SET pg_trgm.word_similarity_threshold = 0.45
SET enable_seqscan = off
AS $$
  SELECT found."courseId", ((word_similarity(asked, found."key") + word_similarity(asked, lower(unaccent(c."title")))) / 2)::real
  FROM (SELECT s."courseId", s."key" FROM "CourseSearch" s WHERE s."key" %> asked LIMIT most) found
  JOIN "Course" c ON c."id" = found."courseId"
$$;
