-- A view for each question, in SQL that SQLite, DuckDB and PostgreSQL all speak.

-- officials_by_post: Who holds which post where, by how many articles?
SELECT posts.post, posts.region, places.name AS region_name, officials.name, posts.acting, posts.tenure,
       COUNT(DISTINCT articles.id) AS articles,
       MIN(articles.published_first) AS first_published, MAX(articles.published_last) AS last_published
FROM posts
JOIN officials ON officials.id = posts.id AND officials.official = posts.official
JOIN articles ON articles.id = posts.id
LEFT JOIN places ON places.code = posts.region
GROUP BY posts.post, posts.region, places.name, officials.name, posts.acting, posts.tenure;

-- regions_by_month: Which regions are written about, month by month?
SELECT regions.code, regions.name, regions.level, SUBSTR(articles.published, 1, 7) AS month,
       COUNT(*) AS articles, SUM(regions.mentions) AS mentions
FROM regions JOIN articles ON articles.id = regions.id
GROUP BY regions.code, regions.name, regions.level, SUBSTR(articles.published, 1, 7);

-- articles_by_province: How many articles speak of each province or of a region in it?
SELECT places.code, places.name, COUNT(DISTINCT regions.id) AS articles
FROM places LEFT JOIN regions ON regions.province = places.code
WHERE places.level = 'provinsi'
GROUP BY places.code, places.name;

-- dates_by_year: Which years do the texts speak of?
SELECT SUBSTR(dates.value, 1, 4) AS year, COUNT(*) AS mentions, COUNT(DISTINCT dates.id) AS articles
FROM dates WHERE dates.value IS NOT NULL
GROUP BY SUBSTR(dates.value, 1, 4);

-- grades_by_year: Which grade did each government get, year by year?
SELECT sakip.region, sakip.subject, sakip.subject_kind, sakip.instrument, sakip.year, sakip.status, sakip.predicate,
       sakip.score, COUNT(DISTINCT sakip.id) AS articles
FROM sakip
GROUP BY sakip.region, sakip.subject, sakip.subject_kind, sakip.instrument, sakip.year, sakip.status, sakip.predicate,
         sakip.score;

-- agreements_by_pair: Who agreed with whom, on what, when?
SELECT one.name AS one, other.name AS other, agreements.kind, agreements.status, agreements.date,
       MIN(agreements_subjects.value) AS subject, agreements.id
FROM agreements
JOIN participants one ON one.id = agreements.id AND one.agreement = agreements.agreement
JOIN participants other ON other.id = one.id AND other.agreement = one.agreement AND other.participant > one.participant
LEFT JOIN agreements_subjects
  ON agreements_subjects.id = agreements.id AND agreements_subjects.agreement = agreements.agreement
GROUP BY one.name, other.name, agreements.kind, agreements.status, agreements.date, agreements.id,
         agreements.agreement, one.participant, other.participant;

-- repeats_by_site: How much of each site is repeated?
SELECT COALESCE(articles.site, articles.path) AS site, COUNT(*) AS articles, SUM(articles.paragraphs) AS paragraphs,
       SUM(articles.repeats) AS repeats
FROM articles GROUP BY COALESCE(articles.site, articles.path);

-- to_check: What should a person look at?
SELECT problems.code, problems.message, articles.title, articles.path, articles.item, problems.id, problems.start,
       problems."end"
FROM problems JOIN articles ON articles.id = problems.id;

-- rules_fired: How often did each rule fire here, and how often was it right on the gold set?
SELECT rule, COUNT(*) AS finds, MIN("right") AS right_on_gold, MIN(fired) AS fired_on_gold
FROM (SELECT rule, "right", fired FROM regions
      UNION ALL SELECT rule, "right", fired FROM officials
      UNION ALL SELECT rule, "right", fired FROM dates
      UNION ALL SELECT rule, "right", fired FROM sakip
      UNION ALL SELECT rule, "right", fired FROM agreements) every_find
GROUP BY rule;
