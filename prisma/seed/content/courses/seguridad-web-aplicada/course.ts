import { lessonsOf } from "../../lessons-of.ts";
import type { CourseSeed } from "../../types.ts";

const { article } = lessonsOf("seguridad-web-aplicada");

export const seguridadWebAplicada: CourseSeed = {
  slug: "seguridad-web-aplicada",
  code: "CRI-310",
  title: "Seguridad web aplicada",
  summary: "Encuentra las fallas de una tienda, arréglalas y deja una prueba que impida que vuelvan.",
  description: `La mayoría de las fallas web no son ingeniosas. Son una comprobación que faltaba, un texto que se volvió código, una clave que quedó donde no debía. Este curso las recorre una por una, siempre en el mismo orden: se ve la falla, se entiende por qué funciona, se arregla y se escribe la prueba que la detecta.

Los ejemplos son de una tienda pequeña escrita en TypeScript y PostgreSQL. Todo el código se puede ejecutar en tu equipo. **Nada de lo que practicas aquí se prueba en sistemas ajenos**: sin permiso escrito, es un delito en casi todos nuestros países, y además no hace falta.

Al terminar tendrás una lista de revisión propia, que cabe en dos páginas, y el hábito de preguntar «¿quién más puede llamar a esto?».`,
  objective: "Reconocer, corregir y prevenir con pruebas las fallas web más frecuentes.",
  audience: [
    "Desarrolladores que publican aplicaciones con usuarios y pagos",
    "Quien revisa código y quiere saber dónde mirar primero",
    "Equipos que recibieron un informe de seguridad y no saben por dónde empezar",
  ],
  outcomes: [
    "Dibujar un modelo de amenazas en media hora",
    "Cerrar inyecciones en SQL y en HTML por diseño",
    "Comprobar permisos en cada objeto y no en cada pantalla",
    "Guardar contraseñas y sesiones con criterios actuales",
    "Configurar cookies y cabeceras sabiendo qué hace cada una",
    "Responder en la primera hora de un incidente",
  ],
  topic: "security",
  secondaryTopics: ["web", "code"],
  tags: ["owasp", "typescript", "reliability"],
  level: "intermediate",
  language: "es",
  modality: "online",
  format: "self_paced",
  durationHours: 14,
  totalSessions: 0,
  weeks: 5,
  hoursPerWeek: 3,
  scheduleText: "A tu ritmo. Tres horas por semana durante cinco semanas.",
  price: { amount: 5900, currency: "USD" },
  prerequisites: ["html-que-todos-entienden"],
  instructors: ["lucia-ferreyra"],
  faq: [
    { question: "¿Necesito saber de redes o de criptografía?", answer: "No. Usamos bibliotecas probadas y explicamos qué garantizan. Nunca escribimos criptografía propia." },
    { question: "¿Puedo practicar en mi sitio?", answer: "En tu copia local, sí. En un servidor alojado por un tercero, revisa antes su política de pruebas." },
    { question: "¿Sirve si no uso TypeScript?", answer: "Sí. Las fallas son las mismas; los arreglos se traducen con facilidad y el SQL no cambia." },
  ],
  status: "published",
  modules: [
    {
      number: 1,
      title: "Pensar como quien ataca",
      objective: "Decidir qué se protege, de quién y qué se acepta no proteger.",
      hours: 3,
      week: 1,
      topics: ["Modelo de amenazas", "Fronteras de confianza"],
      lessons: [
        article("amenazas-en-media-hora", "Amenazas en media hora", 13, "Un dibujo, seis preguntas y una lista corta de lo que importa.", "preview"),
      ],
    },
    {
      number: 2,
      title: "Datos que se vuelven código",
      objective: "Cerrar las inyecciones separando siempre los datos de las instrucciones.",
      hours: 4,
      week: 2,
      topics: ["Inyección SQL", "XSS", "CSP"],
      lessons: [
        article("inyeccion-sql-por-diseno", "Inyección SQL, cerrada por diseño", 14, "Por qué escapar no alcanza y qué hacer con lo que no admite parámetros."),
        article("texto-que-se-ejecuta", "Texto que se ejecuta", 14, "XSS: el contexto decide cómo se escribe un dato en la página."),
      ],
    },
    {
      number: 3,
      title: "Quién eres y qué puedes",
      objective: "Autenticar sin guardar secretos ajenos y autorizar en cada objeto.",
      hours: 5,
      week: 3,
      topics: ["Autorización", "Contraseñas", "Sesiones", "CSRF"],
      lessons: [
        article("permiso-en-cada-objeto", "Permiso en cada objeto", 14, "La falla más común: cambiar un número en la dirección y ver lo de otra persona."),
        article("contrasenas-y-sesiones", "Contraseñas y sesiones", 15, "Guardar lo mínimo, comparar en tiempo constante, cerrar de verdad."),
        article("cookies-y-peticiones-ajenas", "Cookies y peticiones ajenas", 13, "SameSite, CSRF y por qué un GET nunca debe cambiar nada."),
      ],
    },
    {
      number: 4,
      title: "Cuando algo pasa",
      objective: "Tener preparado el primer día malo.",
      hours: 2,
      week: 5,
      topics: ["Registro", "Rotación de secretos", "Comunicación"],
      lessons: [
        article("la-primera-hora", "La primera hora", 13, "Contener, conservar, contar: qué hacer y en qué orden."),
      ],
    },
  ],
};
