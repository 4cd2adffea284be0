// Answers queries as the site's search does, without a browser. In (standard input): the scripts, the
// index and the rest of it, and queries by name of what is wanted. Out: the first answers of each.
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const run = new Function(`${input.scripts}
  return (index, more) => {
    const search = makeSearch(index);
    search.add(more);
    return search;
  };`)();
const search = run(input.index, input.more);
const answers = input.queries.map((query) => {
  const { found, whole } = search.answer(query);
  return { count: found.length, whole, first: found.slice(0, 60).map(({ kind, url, title, near }) => ({ kind, url, title, near })) };
});
process.stdout.write(JSON.stringify(answers));
