import { readCatalogPage } from "@/server/catalog";
export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  const page = await readCatalogPage({});
  return <main id="main"><h1>{locale}</h1><ul>{page.courses.map((c) => <li key={c.slug}>{c.title}</li>)}</ul></main>;
}
