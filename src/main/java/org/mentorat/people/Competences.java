package org.mentorat.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface Competences extends JpaRepository<Competence, String> {}
