using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Dialogue.Core.Data.Migrations;

/// <summary>
/// Public questions by their syllables and pairs of syllables, beside the questions so that a search reads little. Words that a
/// question to an office begins and ends with (CommonWords) are left out. The database finds the terms of a text, kept or asked for.
/// </summary>
[DbContext(typeof(DialogueDb))]
[Migration("20261122_0037_question_search")]
internal sealed class M0037_QuestionSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
            create function question_terms(folded text) returns text[] language sql immutable parallel safe as $$
                with syllable as (
                    select word, lead(word) over (order by place) as next
                    from regexp_split_to_table(folded, '[^[:alnum:]]+') with ordinality as split (word, place)
                    where word <> '' and word <> all ('{
                        a,ai,anh,ba,bac,ban,bao,bi,biet,boi,cac,cai,can,chau,chi,cho,chua,chung,co,con,cong,cua,cung,da,dang,de,den,deu,di,dieu,do,doi,dong,duoc,em,
                        gi,gia,gio,giup,ha,hay,het,hien,hoach,hoi,ke,khi,khong,kieu,la,lai,lam,len,luc,luon,ma,mai,may,mong,moi,mot,nao,nay,nen,neu,nghi,ngay,nguoi,nha,nhe,nhieu,
                        nhu,nhung,no,noi,nua,o,ong,phai,qua,ra,rang,rat,roi,sao,sau,se,su,tai,tam,the,theo,thi,thuong,toi,tren,trong,tu,tung,u,va,van,vao,ve,vi,viec,
                        voi,vua,xin,xem,y}'::text[]))
                select coalesce(array_agg(distinct term), '{}') from syllable
                cross join lateral (values (word), (word || ' ' || next)) as terms (term) where term is not null
            $$;

            create table question_search (
                question_id bigint not null,
                terms text[] not null,
                constraint pk_question_search primary key (question_id),
                constraint fk_question_search_question_question_id foreign key (question_id) references question (id) on delete cascade
            );
            alter table question_search alter terms set statistics 1000;
            insert into question_search (question_id, terms) select id, question_terms(folded) from question where published_at is not null;
            create index ix_question_search_terms on question_search using gin (terms);

            create function question_is_found() returns trigger language plpgsql as $$
            begin
                insert into question_search (question_id, terms) values (new.id, question_terms(new.folded)) on conflict do nothing;
                return null;
            end $$;
            create trigger question_is_found after insert or update of published_at on question
                for each row when (new.published_at is not null) execute function question_is_found();
            """);
}
