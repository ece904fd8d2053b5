package org.mentorat.agreement;

import java.util.List;
import org.mentorat.people.Person;
import org.springframework.data.jpa.repository.JpaRepository;

interface Signatures extends JpaRepository<Signature, Long> {

  List<Signature> findByPersonOrderBySignedAtAscIdAsc(Person person);
}
